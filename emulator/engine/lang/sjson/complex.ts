import { getResult } from '../gjson/get.ts';
import { members } from '../gjson/parse.ts';
import { exists } from '../gjson/result.ts';
import type { SetAnswer } from './set.ts';

/** Where upstream panics. */
const OUTSIDE = 'the path names places outside of the document';

/**
 * Writes to every place that a gjson path with wildcards, queries or pipes finds; nothing found changes nothing.
 * Lists taken through a pipe or modifier have wrong offsets, so wrong text is replaced, as upstream does.
 */
export function replaceAll(json: string, path: string, value: string): SetAnswer {
  const found = getResult(json, path);
  if ('error' in found) return found;
  if (!exists(found)) return { json };
  if (found.index !== 0) {
    if (found.index + found.raw.length > json.length) return { error: OUTSIDE };
    return { json: json.slice(0, found.index) + value + json.slice(found.index + found.raw.length) };
  }
  const { indexes = [] } = found;
  const texts = members(found).map((member) => member.value.raw);
  if (indexes.length !== texts.length) return { json };
  const places = indexes.map((index, i) => ({ index, end: index + (texts[i] ?? '').length }));
  places.sort((a, b) => b.index - a.index);
  let document = json;
  for (const { index, end } of places) {
    if (end > document.length) return { error: OUTSIDE };
    document = document.slice(0, index) + value + document.slice(end);
  }
  return { json: document };
}
