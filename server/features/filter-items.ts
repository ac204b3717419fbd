import type { CompletionItem } from 'vscode-languageserver-types';
import { pathKeys } from '../../emulator/engine/lang/reference.ts';
import { textAt } from '../../schemas/yaml/node.ts';
import { fieldAt } from '../embedded/languages.ts';
import type { FeatureContext } from './context.ts';
import type { Cursor } from './cursor.ts';
import { describeValue, valuesAt, type SampledValue } from './event-values.ts';
import { eventAt } from './place-event.ts';
import { valueEdit } from './value-edit.ts';

const VALUE_KIND = 12;

const COMPARATORS: readonly (readonly [comparator: string, doc: string])[] = [
  ['=', 'equal; the default'],
  ['!=', 'not equal'],
  ['>', 'above'],
  ['>=', 'at least'],
  ['<', 'below'],
  ['<=', 'at most'],
];
const FITTING: Readonly<Record<string, readonly string[]>> = {
  bool: ['='],
  number: COMPARATORS.map(([comparator]) => comparator),
  string: ['=', '!='],
};

/** Types, comparators and values of a data filter that fit what the event has at its path; undefined at other fields. */
export function completeFilter(context: FeatureContext, cursor: Cursor): CompletionItem[] | undefined {
  const { resource, path, onKey } = cursor;
  const field = onKey ? undefined : fieldAt(resource.kind, path);
  if (field === undefined || !/^DataFilter\.(?:type|comparator|value)$/.test(field)) return undefined;
  const filter = path.slice(0, path.indexOf('data', 4) + 2);
  const keys = pathKeys(textAt(resource.node, [...filter, 'path']) ?? '');
  const values = keys.length === 0 ? [] : valuesAt(eventAt(context, resource, path)?.samples ?? [], keys);
  const sampled = values.flatMap((value) => typeOf(value) ?? []);
  const type = textAt(resource.node, [...filter, 'type']) ?? sampled[0];
  const propose = (label: string, detail: string | undefined, order: number): CompletionItem => ({
    label,
    kind: VALUE_KIND,
    ...(detail !== undefined && { detail }),
    sortText: String(order).padStart(2, '0'),
    ...valueEdit(context, cursor, label),
  });
  if (field === 'DataFilter.type')
    return Object.keys(FITTING).map((name) => {
      const fits = values.find((value) => typeOf(value) === name);
      return propose(name, fits && describeValue(fits), fits ? 0 : 1);
    });
  if (field === 'DataFilter.value') return valueItems(values, type, propose);
  const fitting = FITTING[type ?? ''] ?? FITTING.number ?? [];
  return COMPARATORS.filter(([name]) => fitting.includes(name)).map(([name, doc], i) =>
    propose(name, doc, i),
  );
}

function typeOf({ value }: SampledValue): string | undefined {
  return { string: 'string', number: 'number', boolean: 'bool' }[typeof value as string];
}

/** Texts as patterns that match nothing else: a pattern need not match the whole. */
function valueItems(
  values: readonly SampledValue[],
  type: string | undefined,
  propose: (label: string, detail: string, order: number) => CompletionItem,
): CompletionItem[] {
  const found = new Map<string, SampledValue>();
  for (const sampled of values) {
    const text = typeof sampled.value === 'object' ? undefined : String(sampled.value);
    if (text === undefined || text.length > 100 || text.includes('\n')) continue;
    const shown = type === 'string' ? `^${text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')}$` : text;
    if (typeOf(sampled) === type && !found.has(shown)) found.set(shown, sampled);
  }
  return [...found].map(([text, sampled], i) => propose(text, describeValue(sampled), i));
}
