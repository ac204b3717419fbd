import { find } from './find.ts';
import { LookupLimit } from './limit.ts';
import { allocate, resetAddresses } from './memory.ts';
import { plainPath } from './plainPath.ts';
import type { GjsonType, Result } from './result.ts';
import { exists, stringOf, textOf } from './result.ts';
import { endOf, findValue, isScalarAt, startOf } from './tapeFind.ts';
import type { Tape } from './tape.ts';
import { knownTape, tapeOf } from './valid.ts';
import { typeOf } from './valueKind.ts';

export type { GjsonType } from './result.ts';

/** What a path finds in a document, as tidwall/gjson v1.19.0 answers. */
export interface GjsonResult {
  readonly exists: boolean;
  readonly type: GjsonType;
  /** Source text, blanks and number spelling kept, or text that the path composed; empty if nothing was found. */
  readonly raw: string;
  /** gjson's `String()`: unescaped text, `raw` of an object or array, empty for null. */
  readonly string: string;
  /** Where `raw` starts in the document; absent if it is no slice of it (or is the root). UTF-16 units. */
  readonly index?: number;
  /** Set if the look-up needs more stack or memory than there is; nothing is found then. */
  readonly error?: string;
}

/** Reads the value at `path` in `json`, which is scanned, not parsed: it may be broken or followed by more text. */
export function get(json: string, path: string): GjsonResult {
  return getByTape(json, path) ?? getByScan(json, path);
}

/** A plain path in a text that has a tape needs no scan; undefined for any other, and for what is no object or list. */
function getByTape(json: string, path: string): GjsonResult | undefined {
  const parts = plainPath(path);
  const tape = parts && (knownTape(json) ?? tapeOfSecond(json));
  if (!tape || isScalarAt(json, tape, 0)) return undefined;
  const value = findValue(json, tape, 0, parts);
  if (value === -1) return NOTHING;
  const index = startOf(tape, value);
  const raw = json.slice(index, endOf(tape, value));
  const type = typeOf(raw);
  return { exists: true, type, raw, string: stringOf(type, raw), index };
}

let scanned = '';
/** Longer texts are not kept from one look-up to the next. */
const MAX_KEPT = 1 << 16;

/** One look-up is quicker by a scan; a text that is asked again gets a tape. */
function tapeOfSecond(json: string): Tape | undefined {
  if (json.length > MAX_KEPT) return undefined;
  if (scanned === json) return tapeOf(json);
  scanned = json;
  return undefined;
}

const NOTHING: GjsonResult = { exists: false, type: 'Null', raw: '', string: '' };

function getByScan(json: string, path: string): GjsonResult {
  const found = getResult(json, path);
  if ('error' in found) return { exists: false, type: 'Null', raw: '', string: '', error: found.error };
  const { type, raw, str, index } = found;
  const result = { exists: exists(found), type, raw, string: textOf(type, raw, str) };
  return index > 0 ? { ...result, index } : result;
}

/** The same with all that sjson needs. */
export function getResult(json: string, path: string): Result | { readonly error: string } {
  try {
    resetAddresses();
    return find(json, allocate(json.length), path);
  } catch (thrown) {
    if (thrown instanceof LookupLimit) return { error: thrown.message };
    if (thrown instanceof RangeError) return { error: 'the path or the document is nested too deep' };
    throw thrown;
  }
}
