/**
 * The structs into which upstream's Slack library reads attachments and blocks, in the order in which it writes them. A field is `name:shape`,
 * with `?` after the name if an empty one is left out. Shapes: `s` text, `b` boolean, `i` integer, `f` float, `n` number as written, `*` by
 * pointer, `[]` list, `@` one of several structs, by its `type`.
 */
export const STRUCTS: Readonly<Record<string, string>> = {
  ActionBlock: 'type:s block_id?:s elements:*BlockElements',
  AlertBlock: 'type:s text:*TextBlockObject level?:s block_id?:s',
  Attachment:
    'color?:s fallback?:s callback_id?:s id?:i author_id?:s author_name?:s author_subname?:s author_link?:s author_icon?:s title?:s title_link?:s pretext?:s text?:s image_url?:s image_bytes?:i image_height?:i image_width?:i thumb_url?:s service_name?:s service_icon?:s from_url?:s original_url?:s fields?:[AttachmentField] actions?:[AttachmentAction] mrkdwn_in?:[s] blocks?:Blocks footer?:s footer_icon?:s ts?:n',
  AttachmentAction:
    'name:s text:s style?:s type:s value?:s data_source?:s min_query_length?:i options?:[AttachmentActionOption] selected_options?:[AttachmentActionOption] option_groups?:[AttachmentActionOptionGroup] confirm?:*ConfirmationField url?:s',
  AttachmentActionOption: 'text:s value:s description?:s',
  AttachmentActionOptionGroup: 'text:s options:[AttachmentActionOption]',
  AttachmentField: 'title:s value:s short:b',
  ButtonBlockElement:
    'type?:s text:*TextBlockObject action_id?:s url?:s value?:s confirm?:*ConfirmationBlockObject style?:s',
  CallBlock: 'type:s block_id?:s call_id:s call?:*CallBlockData api_decoration_available?:b',
  CallBlockData: 'v1?:*CallBlockDataV1 media_backend_type?:s',
  CallBlockDataV1:
    'id:s app_id?:s app_icon_urls?:*CallBlockIconURLs date_start:i date_end:i active_participants?:[CallParticipant] all_participants?:[CallParticipant] display_id?:s join_url?:s desktop_app_join_url?:s name?:s created_by?:s channels?:[s] is_dm_call:b was_rejected:b was_missed:b was_accepted:b has_ended:b',
  CallBlockIconURLs:
    'image_32?:s image_36?:s image_48?:s image_64?:s image_72?:s image_96?:s image_128?:s image_192?:s image_512?:s image_1024?:s image_original?:s',
  CallParticipant: 'slack_id?:s external_id?:s display_name?:s avatar_url?:s',
  CardBlock:
    'type:s block_id?:s hero_image?:*ImageBlockElement icon?:*ImageBlockElement slack_icon?:*SlackIconObject title?:*TextBlockObject subtitle?:*TextBlockObject body?:*TextBlockObject subtext?:*TextBlockObject actions?:*BlockElements',
  CarouselBlock: 'type:s block_id?:s elements:[*CardBlock]',
  CheckboxGroupsBlockElement:
    'type:s action_id?:s options:[*OptionBlockObject] initial_options?:[*OptionBlockObject] confirm?:*ConfirmationBlockObject focus_on_load?:b',
  ColumnSetting: 'align:s is_wrapped:b',
  ConfirmationBlockObject:
    'title:*TextBlockObject text:*TextBlockObject confirm:*TextBlockObject deny?:*TextBlockObject style?:s',
  ConfirmationField: 'title?:s text:s ok_text?:s dismiss_text?:s',
  ContextActionsBlock: 'type:s block_id?:s elements:*BlockElements',
  ContextBlock: 'type:s block_id?:s elements:ContextElements',
  CustomizableInputParameter: 'name:s value:s',
  DataTableBlock:
    'type:s block_id?:s caption:s rows:[[@DataTableCell]] page_size?:i row_header_column_index?:i',
  DataTableRawNumberCell: 'type:s value:f text?:s',
  DataTableRawTextCell: 'type:s text:s',
  DataTableRichTextCell: 'type:s elements:[@RichTextElement]',
  DataVisualizationAreaChart:
    'type:s series:[DataVisualizationDataSeries] axis_config:DataVisualizationAxisConfig',
  DataVisualizationAxisConfig: 'categories:[s] x_label?:s y_label?:s',
  DataVisualizationBarChart:
    'type:s series:[DataVisualizationDataSeries] axis_config:DataVisualizationAxisConfig',
  DataVisualizationBlock: 'type:s block_id?:s title:s chart:@DataVisualizationChart',
  DataVisualizationDataPoint: 'label:s value:f',
  DataVisualizationDataSeries: 'name:s data:[DataVisualizationDataPoint]',
  DataVisualizationLineChart:
    'type:s series:[DataVisualizationDataSeries] axis_config:DataVisualizationAxisConfig',
  DataVisualizationPieChart: 'type:s segments:[DataVisualizationSegment]',
  DataVisualizationSegment: 'label:s value:f',
  DatePickerBlockElement:
    'type:s action_id?:s placeholder?:*TextBlockObject initial_date?:s confirm?:*ConfirmationBlockObject focus_on_load?:b',
  DateTimePickerBlockElement:
    'type:s action_id?:s initial_date_time?:i confirm?:*ConfirmationBlockObject focus_on_load?:b',
  DispatchActionConfig: 'trigger_actions_on?:[s]',
  DividerBlock: 'type:s block_id?:s',
  EmailTextInputBlockElement:
    'type:s action_id?:s placeholder?:*TextBlockObject initial_value?:s dispatch_action_config?:*DispatchActionConfig focus_on_load?:b',
  FeedbackButton: 'text:*TextBlockObject value:s accessibility_label?:s',
  FeedbackButtonsBlockElement:
    'type:s action_id?:s positive_button:*FeedbackButton negative_button:*FeedbackButton',
  FileBlock: 'type:s block_id?:s external_id:s source:s',
  FileInputBlockElement: 'type:s action_id?:s filetypes?:[s] max_files?:i',
  HeaderBlock: 'type:s text?:*TextBlockObject block_id?:s level?:i',
  IconButtonBlockElement:
    'type:s icon:s text:*TextBlockObject action_id?:s value?:s confirm?:*ConfirmationBlockObject accessibility_label?:s visible_to_user_ids?:[s]',
  ImageBlock:
    'type:s image_url?:s alt_text:s block_id?:s title?:*TextBlockObject slack_file?:*SlackFileObject',
  ImageBlockElement: 'type:s image_url?:*s alt_text:s slack_file?:*SlackFileObject',
  InputBlock:
    'type:s block_id?:s label:*TextBlockObject element:@BlockElement hint?:*TextBlockObject optional?:b dispatch_action?:b',
  MarkdownBlock: 'type:s block_id?:s text:s',
  MultiSelectBlockElement:
    'type?:s placeholder?:*TextBlockObject action_id?:s options?:[*OptionBlockObject] option_groups?:[*OptionGroupBlockObject] initial_options?:[*OptionBlockObject] initial_users?:[s] initial_conversations?:[s] initial_channels?:[s] filter?:*SelectBlockElementFilter min_query_length?:*i max_selected_items?:*i confirm?:*ConfirmationBlockObject focus_on_load?:b',
  NumberInputBlockElement:
    'type:s is_decimal_allowed:b action_id?:s placeholder?:*TextBlockObject initial_value?:s min_value?:s max_value?:s dispatch_action_config?:*DispatchActionConfig focus_on_load?:b',
  OptionBlockObject: 'text:*TextBlockObject value:s description?:*TextBlockObject url?:s',
  OptionGroupBlockObject: 'label?:*TextBlockObject options:[*OptionBlockObject]',
  OverflowBlockElement: 'type:s action_id?:s options:[*OptionBlockObject] confirm?:*ConfirmationBlockObject',
  PlainTextInputBlockElement:
    'type:s action_id?:s placeholder?:*TextBlockObject initial_value?:s multiline?:b min_length?:i max_length?:i dispatch_action_config?:*DispatchActionConfig focus_on_load?:b',
  PlanBlock: 'type:s block_id?:s title:s tasks?:[TaskCardBlock]',
  RadioButtonsBlockElement:
    'type:s action_id?:s options:[*OptionBlockObject] initial_option?:*OptionBlockObject confirm?:*ConfirmationBlockObject focus_on_load?:b',
  RichTextBlock: 'type:s block_id?:s elements:[@RichTextElement]',
  RichTextInputBlockElement:
    'type:s action_id?:s placeholder?:*TextBlockObject initial_value?:*RichTextBlock dispatch_action_config?:*DispatchActionConfig focus_on_load?:b',
  RichTextList: 'type:s elements:[@RichTextElement] style:s indent:i border:i offset:i',
  RichTextPreformatted: 'type:s elements:[@RichTextSectionElement] border:i language?:s',
  RichTextQuote: 'type:s elements:[@RichTextSectionElement] border?:i',
  RichTextSection: 'type:s elements:[@RichTextSectionElement]',
  RichTextSectionBroadcastElement: 'type:s range:s',
  RichTextSectionChannelElement: 'type:s channel_id:s style?:*RichTextSectionTextStyle',
  RichTextSectionColorElement: 'type:s value:s',
  RichTextSectionDateElement: 'type:s timestamp:i format:s url?:*s fallback?:*s',
  RichTextSectionEmojiElement: 'type:s name:s skin_tone?:i unicode?:s style?:*RichTextSectionTextStyle',
  RichTextSectionLinkElement: 'type:s url:s text?:s style?:*RichTextSectionTextStyle',
  RichTextSectionTeamElement: 'type:s team_id:s style?:*RichTextSectionTextStyle',
  RichTextSectionTextElement: 'type:s text:s style?:*RichTextSectionTextStyle',
  RichTextSectionTextStyle:
    'bold?:b italic?:b strike?:b code?:b underline?:b highlight?:b client_highlight?:b unlink?:b',
  RichTextSectionUserElement: 'type:s user_id:s style?:*RichTextSectionTextStyle',
  RichTextSectionUserGroupElement: 'type:s usergroup_id:s style?:*RichTextSectionTextStyle',
  SectionBlock:
    'type:s text?:*TextBlockObject block_id?:s fields?:[*TextBlockObject] accessory?:*Accessory expand?:b',
  SelectBlockElement:
    'type?:s placeholder?:*TextBlockObject action_id?:s options?:[*OptionBlockObject] option_groups?:[*OptionGroupBlockObject] initial_option?:*OptionBlockObject initial_user?:s initial_conversation?:s initial_channel?:s default_to_current_conversation?:b response_url_enabled?:b filter?:*SelectBlockElementFilter min_query_length?:*i confirm?:*ConfirmationBlockObject focus_on_load?:b',
  SelectBlockElementFilter: 'include?:[s] exclude_external_shared_channels?:b exclude_bot_users?:b',
  SlackFileObject: 'id?:s url?:s',
  SlackIconObject: 'type:s name:s',
  TableBlock: 'type:s block_id?:s rows:[[@TableCell]] column_settings?:[ColumnSetting]',
  TableRawNumberCell: 'type:s value:f text?:s',
  TableRawTextCell: 'type:s text:s',
  TableRichTextCell: 'type:s elements:[@RichTextElement]',
  TaskCardBlock:
    'type:s block_id?:s task_id:s title:s status?:s details?:*RichTextBlock output?:*RichTextBlock sources?:[TaskCardSource]',
  TaskCardSource: 'type:s url:s text:s',
  TextBlockObject: 'type:s text:s emoji?:*b verbatim?:b',
  TimePickerBlockElement:
    'type:s action_id?:s placeholder?:*TextBlockObject initial_time?:s confirm?:*ConfirmationBlockObject timezone?:s focus_on_load?:b',
  URLTextInputBlockElement:
    'type:s action_id?:s placeholder?:*TextBlockObject initial_value?:s dispatch_action_config?:*DispatchActionConfig focus_on_load?:b',
  VideoBlock:
    'type:s video_url:s thumbnail_url:s alt_text:s title:*TextBlockObject block_id?:s title_url?:s author_name?:s provider_name?:s provider_icon_url?:s description?:*TextBlockObject',
  Workflow: 'trigger:*WorkflowTrigger',
  WorkflowButtonBlockElement:
    'type:s text:*TextBlockObject workflow:*Workflow action_id:s style?:s accessibility_label?:s',
  WorkflowTrigger: 'url:s customizable_input_parameters?:[CustomizableInputParameter]',
};
