import { getResult } from '../gjson/get.ts';
import { LookupLimit } from '../gjson/limit.ts';
import { elementTexts, parse } from '../gjson/parse.ts';
import type { Result } from '../gjson/result.ts';
import { trimBlanks } from '../gjson/scan.ts';
import { buildMember, nulls, quote } from './build.ts';
import { replaceAll } from './complex.ts';
import type { PathPart } from './path.ts';
import { indexOf, isAppend, splitPath } from './path.ts';

/** What to write: a text as a JSON string, or raw text that is inserted without a check. */
export type SetValue = { readonly string: string } | { readonly raw: string };

export type SetAnswer = { readonly json: string; readonly error?: undefined } | { readonly error: string };

/** Writes a value at `path` as tidwall/sjson v1.2.5 does; text that is not concerned stays as it is. */
export function set(json: string, path: string, value: SetValue): SetAnswer {
  if (path === '') return { error: 'path cannot be empty' };
  const text = 'string' in value ? quote(value.string) : value.raw;
  const parts = splitPath(path);
  try {
    return parts ? setParts(json, parts, text) : replaceAll(json, path, text);
  } catch (thrown) {
    if (thrown instanceof LookupLimit) return { error: 'the new document does not fit into memory' };
    if (thrown instanceof RangeError) return { error: 'the path is nested too deep' };
    throw thrown;
  }
}

function setParts(json: string, parts: readonly PathPart[], value: string): SetAnswer {
  let before = '';
  let after = '';
  let parent = json;
  for (const [depth, part] of parts.entries()) {
    const found = getResult(parent, part.lookup);
    if ('error' in found) return found;
    if (found.index === 0) {
      const built = addBelow(parent, parts.slice(depth), value);
      return 'error' in built ? built : { json: before + built.text + after };
    }
    before += parent.slice(0, found.index);
    after = parent.slice(found.index + found.raw.length) + after;
    parent = found.raw;
  }
  return { json: before + value + after };
}

type Built = { readonly text: string } | { readonly error: string };

/** The parent with a new member; what is no object or array is replaced. */
function addBelow(source: string, parts: readonly PathPart[], value: string): Built {
  const [first] = parts;
  if (!first) return { text: value };
  const index = indexOf(first);
  let parent = parse(source, 0);
  if (parent.type !== 'JSON') parent = parse(index === undefined ? '{}' : '[]', 0);
  const { raw } = parent;
  const filled = hasMembers(raw);
  if (raw.startsWith('{')) {
    const end = Math.max(raw.lastIndexOf('}'), 0);
    return { text: `${raw.slice(0, end)}${filled ? ',' : ''}${buildMember(false, parts, value)}}` };
  }
  if (index !== undefined) return { text: padArray(parent, index, filled, buildMember(true, parts, value)) };
  if (!isAppend(first)) return { error: `cannot set array element for non-numeric key '${first.part}'` };
  const open = trimBlanks(raw).replace(/\]$/, '');
  return { text: `${open}${filled ? ',' : ''}${buildMember(true, parts, value)}]` };
}

function hasMembers(raw: string): boolean {
  const rest = trimBlanks(raw.slice(1));
  return rest !== '' && !rest.startsWith('}') && !rest.startsWith(']');
}

/** Below it the count of missing elements becomes a huge one. */
const MIN_INT64 = -(2 ** 63);

/** Writes the elements anew, then nulls up to the index, then the member. */
function padArray(parent: Result, index: number, filled: boolean, member: string): string {
  const elements = elementTexts(parent);
  if (elements.length === 0) return `[${nulls('null,', index)}${member}]`;
  if (index - elements.length <= MIN_INT64) throw new LookupLimit();
  return `[${elements.join(',')}${nulls(',null', index - elements.length)}${filled ? ',' : ''}${member}]`;
}
