import type { CompletionItem } from 'vscode-languageserver-types';
import { fileRange } from '../../schemas/manifest/document.ts';
import { isPlainKey, itemForms, quotedKey } from '../embedded/member.ts';
import {
  describeValue,
  fieldDescription,
  membersAt,
  placesIn,
  valuesAt,
  type SampledValue,
} from './event-values.ts';
import type { ProgramPlace } from './program-completion.ts';
import type { ProgramData } from './program-data.ts';
import { replacement } from './replacement.ts';

const FIELD_KIND = 5;
const MOST_NAMES = 300;

/** The keys that there are in the data at the place behind whose dot the cursor stands. */
export async function memberItems(place: ProgramPlace, data: ProgramData): Promise<CompletionItem[]> {
  const { keys } = place.asked;
  if (!keys) return namesAnywhere(place, data);
  const members = [...membersAt(data.samples, keys)];
  const items = members.map(async ([key, found], i): Promise<CompletionItem[]> => {
    const placed = keyEdit(place, key, found);
    const inEvent = [...keys, key].slice(data.depth);
    const description = data.sourceType && (await fieldDescription(data.sourceType, found.sample, inEvent));
    return placed
      ? [
          {
            label: key,
            kind: FIELD_KIND,
            detail: describeValue(found),
            ...(description && { documentation: description }),
            sortText: String(i).padStart(4, '0'),
            ...placed,
          },
        ]
      : [];
  });
  return [...listItems(place, data), ...(await Promise.all(items)).flat()];
}

/** Where the place is not known, the names of all fields of the event. */
function namesAnywhere(place: ProgramPlace, { samples, depth }: ProgramData): CompletionItem[] {
  const found = new Map<string, CompletionItem>();
  for (const sample of samples) {
    for (const [keys, value] of placesIn(sample.data)) {
      const key = keys.at(-1) ?? '';
      if (keys.length <= depth || !isPlainKey(key) || found.has(key) || found.size >= MOST_NAMES) continue;
      found.set(key, {
        label: key,
        kind: FIELD_KIND,
        detail: `${keys.slice(depth).join('.')}: ${describeValue({ value, sample })}`,
        ...replacement(rangeFrom(place, 0), key),
      });
    }
  }
  return [...found.values()];
}

function listItems(place: ProgramPlace, { samples }: ProgramData): CompletionItem[] {
  const [first] = valuesAt(samples, place.asked.keys ?? []);
  if (!Array.isArray(first?.value)) return [];
  return itemForms(place.language).map(([form, doc]) => ({
    label: form,
    kind: FIELD_KIND,
    detail: doc,
    filterText: `.${form}`,
    sortText: `!${form}`,
    ...replacement(rangeFrom(place, 1), behindDot(place, form)),
  }));
}

/** Brackets take the place of the dot, but for jq's dot that is a value of its own. */
function behindDot({ language, asked, cursor }: ProgramPlace, brackets: string): string {
  const isValue = language === 'jq' && !/[\w\])"?]\.$/.test(cursor.text.slice(0, asked.word.start));
  return isValue ? `.${brackets}` : brackets;
}

type Placed = Pick<CompletionItem, 'textEdit' | 'filterText'>;

/** Writes a key behind the dot, or in brackets in place of the dot where it is no name. */
function keyEdit(place: ProgramPlace, key: string, found: SampledValue): Placed | undefined {
  const { language, asked, cursor } = place;
  if (isPlainKey(key)) return replacement(rangeFrom(place, 0), key);
  const outer = cursor.style === 'double' ? '"' : cursor.style === 'single' ? "'" : '';
  const quoted = quotedKey(language, key, outer);
  const before = cursor.text.slice(0, asked.word.start);
  if (quoted === undefined || before.endsWith('?.')) return undefined;
  if (language === 'template')
    return indexEdit(place, before, `${quoted}${Array.isArray(found.value) ? ' 0' : ''}`, key);
  const text = behindDot(place, `[${quoted}]`);
  return { filterText: `.${key}`, ...replacement(rangeFrom(place, 1), text) };
}

/** `.Input.header.X` as `(index .Input.header "X" 0)`. */
function indexEdit(place: ProgramPlace, before: string, key: string, name: string): Placed | undefined {
  const chain = /(?:\$\w*)?(?:\.\w+)*\.$/.exec(before)?.[0];
  if (chain === undefined) return undefined;
  const value = chain.length > 1 ? chain.slice(0, -1) : chain;
  const isAlone = /\{\{-?\s*$/.test(before.slice(0, -chain.length));
  const call = `index ${value} ${key}`;
  const range = rangeFrom(place, chain.length);
  return { filterText: chain + name, ...replacement(range, isAlone ? call : `(${call})`) };
}

/** The word at the cursor, with what stands before it. */
function rangeFrom(
  { context, asked: { word }, cursor: { at } }: ProgramPlace,
  before: number,
): ReturnType<typeof fileRange> {
  const start = context.offset - (at - word.start) - before;
  return fileRange(context.document, { start, end: context.offset + (word.end - at) });
}
