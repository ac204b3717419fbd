import { explainInvalidJson } from '../invalidJson.ts';
import { overflowingNumber } from '../overflowingNumber.ts';
import { wellFormed } from '../unquote.ts';
import { checkDepth } from './meter.ts';
import { NIL_OBJECT, type Members, type Value } from './value.ts';

export type Decoded =
  | { readonly type: 'object'; readonly value: Members }
  /** Valid JSON of which Go makes no object. */
  | { readonly type: 'misfit'; readonly error: string }
  | { readonly type: 'invalid'; readonly error: string };

/** Half a surrogate pair can only come from an escape, or be in the text itself. */
const MAY_BREAK = /\\u[dD]|[\ud800-\udfff]/;

/** Event data as Go decodes it into a map: numbers become float64, `null` an object without members. */
export function decodeData(data: string): Decoded {
  let parsed: unknown;
  try {
    parsed = JSON.parse(data);
  } catch {
    return { type: 'invalid', error: explainInvalidJson(data) };
  }
  if (parsed === null) return { type: 'object', value: NIL_OBJECT };
  if (typeof parsed !== 'object' || Array.isArray(parsed)) {
    const kind = Array.isArray(parsed) ? 'array' : typeof parsed === 'boolean' ? 'bool' : typeof parsed;
    return {
      type: 'misfit',
      error: `json: cannot unmarshal ${kind} into Go value of type map[string]interface {}`,
    };
  }
  const overflow = overflowingNumber(data);
  if (overflow !== undefined) {
    return {
      type: 'misfit',
      error: `json: cannot unmarshal number ${overflow} into Go value of type float64`,
    };
  }
  return { type: 'object', value: objectOf(parsed, MAY_BREAK.test(data) ? wellFormed : same, 0) };
}

function objectOf(parsed: object, read: (text: string) => string, depth: number): Members {
  const members: Members = new Map<string, Value>();
  for (const [key, member] of Object.entries(parsed))
    members.set(read(key), valueOf(member, read, depth + 1));
  return members;
}

function valueOf(parsed: unknown, read: (text: string) => string, depth: number): Value {
  if (typeof parsed === 'string') return read(parsed);
  if (typeof parsed === 'number' || typeof parsed === 'boolean') return parsed;
  if (typeof parsed !== 'object' || parsed === null) return null;
  checkDepth(depth);
  if (!Array.isArray(parsed)) return objectOf(parsed, read, depth);
  return parsed.map((element) => valueOf(element, read, depth + 1));
}

function same(text: string): string {
  return text;
}
