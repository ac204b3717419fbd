/** One struct of several, chosen by `type`. */
export interface Union {
  readonly structs: Readonly<Record<string, string>>;
  /** What is done with another type: kept as it is, made null, or an error that begins so. */
  readonly others: 'kept' | 'null' | { readonly error: string; readonly quoted: boolean };
}

const SELECTS = ['static', 'external', 'users', 'conversations', 'channels'];

const ELEMENTS: Readonly<Record<string, string>> = {
  datepicker: 'DatePickerBlockElement',
  timepicker: 'TimePickerBlockElement',
  datetimepicker: 'DateTimePickerBlockElement',
  plain_text_input: 'PlainTextInputBlockElement',
  rich_text_input: 'RichTextInputBlockElement',
  email_text_input: 'EmailTextInputBlockElement',
  url_text_input: 'URLTextInputBlockElement',
  ...Object.fromEntries(SELECTS.map((kind) => [`${kind}_select`, 'SelectBlockElement'])),
  ...Object.fromEntries(SELECTS.map((kind) => [`multi_${kind}_select`, 'MultiSelectBlockElement'])),
  checkboxes: 'CheckboxGroupsBlockElement',
  overflow: 'OverflowBlockElement',
  radio_buttons: 'RadioButtonsBlockElement',
  number_input: 'NumberInputBlockElement',
  file_input: 'FileInputBlockElement',
  feedback_buttons: 'FeedbackButtonsBlockElement',
  icon_button: 'IconButtonBlockElement',
  workflow_button: 'WorkflowButtonBlockElement',
};

const PICTURES = { image: 'ImageBlockElement', button: 'ButtonBlockElement' } as const;

const NOT_IN_ACCESSORIES: ReadonlySet<string> = new Set([
  'datetimepicker',
  'email_text_input',
  'url_text_input',
  'number_input',
  'file_input',
  'feedback_buttons',
  'icon_button',
]);

const RICH_TEXT = [
  'text',
  'channel',
  'user',
  'emoji',
  'link',
  'team',
  'usergroup',
  'date',
  'broadcast',
  'color',
];

const CELLS = { raw_text: 'RawTextCell', raw_number: 'RawNumberCell', rich_text: 'RichTextCell' } as const;

function cells(prefix: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(CELLS).map(([type, name]) => [type, prefix + name]));
}

/** By the name of the interface, or of the list that reads its items so. */
export const UNIONS: Readonly<Record<string, Union>> = {
  Block: {
    structs: {
      actions: 'ActionBlock',
      context: 'ContextBlock',
      context_actions: 'ContextActionsBlock',
      divider: 'DividerBlock',
      file: 'FileBlock',
      header: 'HeaderBlock',
      image: 'ImageBlock',
      input: 'InputBlock',
      markdown: 'MarkdownBlock',
      rich_text: 'RichTextBlock',
      rich_text_input: 'RichTextBlock',
      section: 'SectionBlock',
      call: 'CallBlock',
      video: 'VideoBlock',
      table: 'TableBlock',
      data_table: 'DataTableBlock',
      data_visualization: 'DataVisualizationBlock',
      task_card: 'TaskCardBlock',
      alert: 'AlertBlock',
      plan: 'PlanBlock',
      card: 'CardBlock',
      carousel: 'CarouselBlock',
    },
    others: 'kept',
  },
  BlockElement: { structs: ELEMENTS, others: { error: 'unsupported block element type', quoted: false } },
  BlockElements: {
    structs: { ...ELEMENTS, ...PICTURES },
    others: { error: 'unsupported block element type', quoted: false },
  },
  Accessory: {
    structs: Object.fromEntries(
      Object.entries({ ...ELEMENTS, ...PICTURES }).filter(([type]) => !NOT_IN_ACCESSORIES.has(type)),
    ),
    others: 'null',
  },
  ContextElements: {
    structs: { plain_text: 'TextBlockObject', mrkdwn: 'TextBlockObject', image: 'ImageBlockElement' },
    others: { error: 'unsupported context element type', quoted: false },
  },
  RichTextElement: {
    structs: {
      rich_text_section: 'RichTextSection',
      rich_text_list: 'RichTextList',
      rich_text_quote: 'RichTextQuote',
      rich_text_preformatted: 'RichTextPreformatted',
    },
    others: 'kept',
  },
  RichTextSectionElement: {
    structs: Object.fromEntries(
      RICH_TEXT.map((type) => [
        type,
        `RichTextSection${type === 'usergroup' ? 'UserGroup' : capital(type)}Element`,
      ]),
    ),
    others: 'kept',
  },
  TableCell: { structs: cells('Table'), others: { error: 'unsupported table cell type', quoted: true } },
  DataTableCell: {
    structs: cells('DataTable'),
    others: { error: 'unsupported data_table cell type', quoted: true },
  },
  DataVisualizationChart: {
    structs: {
      pie: 'DataVisualizationPieChart',
      bar: 'DataVisualizationBarChart',
      area: 'DataVisualizationAreaChart',
      line: 'DataVisualizationLineChart',
    },
    others: { error: 'unsupported data_visualization chart type', quoted: true },
  },
};

/** Lists of a union that are written as `[]` where they are missing, not as null. */
export const NEVER_NULL: ReadonlySet<string> = new Set([
  '[@RichTextElement]',
  '[@RichTextSectionElement]',
  '[[@TableCell]]',
  '[[@DataTableCell]]',
]);

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
