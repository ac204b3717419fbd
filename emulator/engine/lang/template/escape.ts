import { encodeUtf8 } from '../unquote.ts';

const HTML: Readonly<Record<string, string>> = {
  '\0': '\ufffd',
  '"': '&#34;',
  "'": '&#39;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};

export function escapeHtml(text: string): string {
  return Array.from(text, (char) => HTML[char] ?? char).join('');
}

const JS: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '<': '\\u003C',
  '>': '\\u003E',
  '&': '\\u0026',
  '=': '\\u003D',
};
const PRINTABLE = /^[ \p{L}\p{M}\p{N}\p{P}\p{S}]$/u;

export function escapeJs(text: string): string {
  return Array.from(text, (char) => {
    const known = JS[char];
    if (known !== undefined) return known;
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x20) return `\\u00${code.toString(16).toUpperCase().padStart(2, '0')}`;
    if (code < 0x80 || PRINTABLE.test(char)) return char;
    return `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
  }).join('');
}

/** Go's `url.QueryEscape`. */
export function escapeQuery(text: string): string {
  return escapeBytes(text, /[A-Za-z0-9\-_.~]/).replaceAll('%20', '+');
}

/** Every byte that `kept` does not match as `%XX`. */
export function escapeBytes(text: string, kept: RegExp): string {
  return encodeUtf8(text)
    .map((byte) => {
      const char = String.fromCharCode(byte);
      return byte < 0x80 && kept.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}
