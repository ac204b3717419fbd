import { formatFloatE, formatFloatF } from './goNumber.ts';

const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
/** Everything but the characters that are written as they are (lone surrogates are told apart from pairs later). */
const NEEDS_ESCAPE = /[^ !#-%'-;=?-[\]-\u2027\u202a-\ud7ff\ue000-\uffff]/;

export interface StringEncoding {
  /** `false` keeps `<`, `>` and `&`, as `SetEscapeHTML(false)` does. Default `true`. */
  readonly escapeHtml?: boolean;
}

/** A JSON string as Go's `encoding/json` writes it, quotes included. */
export function encodeString(text: string, { escapeHtml = true }: StringEncoding = {}): string {
  if (!NEEDS_ESCAPE.test(text)) return `"${text}"`;
  let out = '"';
  for (const char of text) out += encodeChar(char, escapeHtml);
  return `${out}"`;
}

function encodeChar(char: string, escapeHtml: boolean): string {
  const code = char.charCodeAt(0);
  if (char.length === 2) return char;
  if (code >= 0xd800 && code <= 0xdfff) return '\\ufffd';
  const short = SHORT[char];
  if (short !== undefined) return short;
  const html = char === '<' || char === '>' || char === '&';
  if (code < 0x20 || code === 0x2028 || code === 0x2029 || (html && escapeHtml)) {
    return `\\u${code.toString(16).padStart(4, '0')}`;
  }
  return char;
}

/** A float64 as `encoding/json` writes it: an exponent below 1e-6 and from 1e21; text of infinities and NaN is Go's, not JSON. */
export function encodeNumber(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude === 0 || (magnitude >= 1e-6 && magnitude < 1e21) || !Number.isFinite(value)) {
    return formatFloatF(value);
  }
  return formatFloatE(value).replace(/e-0(\d)$/, 'e-$1');
}
