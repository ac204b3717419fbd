import type { Result } from './result.ts';
import { MISSING, valueOf } from './result.ts';
import { closingQuote } from './scan.ts';
import { unescape } from './unescape.ts';
import type { ValueKind } from './valueKind.ts';
import { valueEnd, valueKind, valueType } from './valueKind.ts';

/** The next value from `i` on, whatever stands before it, and where it ends. Undefined at the end of the text. */
export function parseAny(json: string, base: number, i: number): { value: Result; end: number } | undefined {
  while (i < json.length && valueKind(json, i) === 'none') i++;
  if (i >= json.length) return undefined;
  const kind = valueKind(json, i);
  const end = valueEnd(json, i, kind);
  if (end === -1) return undefined;
  const value = valueOf(valueType(json, i, kind), json.slice(i, end), base + i);
  const block = kind === 'object' || kind === 'array';
  return { value: block ? { ...value, index: i } : value, end };
}

/**
 * gjson's `Parse`: the value at the start of a text. An object or array takes all of the text, closed or not.
 * `index` is the offset of the value in the text.
 */
export function parse(json: string, base: number): Result {
  let i = 0;
  while (i < json.length && json.charCodeAt(i) <= 0x20) i++;
  if (i >= json.length) return MISSING;
  const kind = valueKind(json, i);
  if (kind === 'none') return MISSING;
  if (kind === 'object' || kind === 'array') {
    return { type: 'JSON', raw: json.slice(i), str: '', address: base + i, index: i };
  }
  if (kind === 'string') return { ...parseString(json, i), address: base + i, index: i };
  return { ...valueOf(valueType(json, i, kind), json.slice(i, valueEnd(json, i, kind)), base + i), index: i };
}

/** A string that may lack its closing quote. */
function parseString(json: string, i: number): Pick<Result, 'type' | 'raw' | 'str'> {
  const close = closingQuote(json, i + 1);
  if (close !== -1) return valueOf('String', json.slice(i, close + 1), 0);
  const inner = json.slice(i + 1);
  return { type: 'String', raw: json.slice(i), str: inner.includes('\\') ? unescape(inner) : inner };
}

/** gjson's `ForEach`: the members of an object or array; any other value is its own only member. */
export function members(result: Result): { key: Result; value: Result }[] {
  if (result.raw === '') return [];
  if (result.type !== 'JSON') return [{ key: MISSING, value: result }];
  const { raw, address } = result;
  const found: { key: Result; value: Result }[] = [];
  const object = raw.trimStart().startsWith('{');
  let i = raw.search(/[{[]/) + 1;
  for (; i < raw.length; i++) {
    let key = MISSING;
    if (object) {
      if (raw.charAt(i) !== '"') continue;
      const close = closingQuote(raw, i + 1);
      if (close === -1) break;
      key = valueOf('String', raw.slice(i, close + 1), address + i);
      i = close + 1;
    }
    const next = parseAny(raw, address, i);
    if (!next) break;
    found.push({ key, value: next.value });
    i = next.end;
  }
  return found;
}

/** gjson's `Array()` of an array: its elements' source texts, scanned more carelessly than by `members`. */
export function elementTexts(result: Result): string[] {
  const { raw } = result;
  const found: string[] = [];
  for (let i = raw.indexOf('[') + 1; i < raw.length; i++) {
    const char = raw.charAt(i);
    if (char === ']' || char === '}') break;
    const kind = elementKind(raw, i);
    if (kind === 'none') continue;
    const end = valueEnd(raw, i, kind);
    const text = end === -1 ? raw.slice(i) : raw.slice(i, end);
    found.push(text);
    i += text.length - 1;
  }
  return found;
}

/** Numbers start with a digit or `-` only; `n` is always the start of a literal. */
function elementKind(raw: string, i: number): ValueKind {
  const char = raw.charAt(i);
  if (char === 'n') return 'literal';
  return '+iIN'.includes(char) ? 'none' : valueKind(raw, i);
}
