import type { CompletionItem } from 'vscode-languageserver-types';
import { pathKeys } from '../../emulator/engine/lang/reference.ts';
import { fileRange } from '../../schemas/manifest/document.ts';
import { groupBy } from '../../schemas/groupBy.ts';
import type { FunctionDoc } from '../embedded/functions/function.ts';
import { functionsOf, signatureOf } from '../embedded/functions/table.ts';
import { keywordsOf } from '../embedded/keywords.ts';
import { isPlainKey } from '../embedded/member.ts';
import { describeValue, membersAt, valuesAt } from './event-values.ts';
import { eventAt } from './place-event.ts';
import type { ProgramPlace } from './program-completion.ts';
import { fieldNames, type ProgramData } from './program-data.ts';
import { replacement } from './replacement.ts';

const FUNCTION_KIND = 3;
const VARIABLE_KIND = 6;
const MODULE_KIND = 9;
const PROPERTY_KIND = 10;
const KEYWORD_KIND = 14;

/** Roots of the data, variables, functions and keywords, in that order. */
export function nameItems(place: ProgramPlace, data: ProgramData): CompletionItem[] {
  const { asked } = place;
  if (asked.kind === 'library') return functionItems(place, `${asked.library ?? ''}.`);
  if (asked.kind === 'method') return functionItems(place, 'string.');
  const own = asked.variables.map((name): CompletionItem => ({
    label: name,
    kind: VARIABLE_KIND,
    sortText: `1${name}`,
  }));
  return [
    ...rootItems(place, data).map((item) => ({ ...item, ...edit(place, item.label) })),
    ...own.map((item) => ({ ...item, ...edit(place, item.label) })),
    ...functionItems(place, ''),
    ...libraryItems(place),
    ...keywordsOf(place.language).map(([word, doc]): CompletionItem => ({
      label: word,
      kind: KEYWORD_KIND,
      sortText: `3${word}`,
      ...(doc !== '' && { documentation: { kind: 'markdown' as const, value: doc } }),
      ...edit(place, word),
    })),
  ];
}

function edit(
  { context, asked: { word }, cursor: { at } }: ProgramPlace,
  text: string,
  isSnippet = false,
): Pick<CompletionItem, 'textEdit' | 'insertTextFormat'> {
  const span = { start: context.offset - (at - word.start), end: context.offset + (word.end - at) };
  return replacement(fileRange(context.document, span), text, isSnippet);
}

function rootItems(place: ProgramPlace, data: ProgramData): CompletionItem[] {
  const item = (label: string, detail: string, order: number): CompletionItem => ({
    label,
    kind: PROPERTY_KIND,
    detail,
    sortText: `0${String(order).padStart(3, '0')}`,
  });
  switch (place.language) {
    case 'template':
      return [
        item(
          '.Input',
          place.field.includes('context') ? 'the context of the event' : 'the data of the event',
          0,
        ),
      ];
    case 'lua':
      return [item('event', 'the data of the event', 0)];
    case 'govaluate':
      return fieldNames(place.cursor).map(({ name, path }, i) => item(name, fieldDetail(place, path), i));
    default:
      return [...membersAt(data.samples, [])]
        .filter(([key]) => isPlainKey(key))
        .map(([key, value], i) => item(place.language === 'jq' ? `.${key}` : key, describeValue(value), i));
  }
}

function fieldDetail({ context, cursor }: ProgramPlace, path: string): string {
  const event = eventAt(context, cursor.resource, cursor.path);
  const [first] = valuesAt(event?.samples ?? [], pathKeys(path));
  return first ? `${path}: ${describeValue(first)}` : path;
}

/** Functions whose name begins with a prefix, without it; those in libraries only where the prefix names one. */
function functionItems(place: ProgramPlace, prefix: string): CompletionItem[] {
  const { language } = place;
  const wanted = functionsOf(language).flatMap((one) => {
    const short = one.name.startsWith(prefix) ? one.name.slice(prefix.length) : '.';
    return short.includes('.') ? [] : [{ ...one, short }];
  });
  return [...groupBy(wanted, ({ short }) => short)].map(([short, forms]) => {
    const [first] = forms;
    return {
      label: short,
      kind: FUNCTION_KIND,
      detail: forms.map((one) => signatureOf(language, one)).join(' · '),
      documentation: { kind: 'markdown', value: first?.doc ?? '' },
      sortText: `2${short}`,
      ...call(place, short, first),
    };
  });
}

/** A function with its brackets, where they are not yet there. */
function call(
  place: ProgramPlace,
  name: string,
  form: FunctionDoc | undefined,
): Pick<CompletionItem, 'textEdit'> {
  const { language, asked, cursor, snippets } = place;
  const isMethod = asked.kind === 'method';
  const count = (form?.params.length ?? 0) - (isMethod ? 1 : 0);
  const isBare = language === 'template' || (language === 'jq' && count === 0);
  if (isBare || cursor.text.charAt(asked.word.end) === '(') return edit(place, name);
  if (count <= 0) return edit(place, `${name}()`);
  return snippets ? edit(place, `${name}($1)`, true) : edit(place, `${name}(`);
}

/** The libraries of a language: what stands before the dot in the names of its functions. */
function libraryItems(place: ProgramPlace): CompletionItem[] {
  const names = functionsOf(place.language).flatMap(({ name }) =>
    name.includes('.') ? name.split('.', 1) : [],
  );
  return [...new Set(names)].map((name) => ({
    label: name,
    kind: MODULE_KIND,
    sortText: `2${name}`,
    ...edit(place, name),
  }));
}
