const SIMPLE: Readonly<Record<string, string>> = {
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
};
const HEX4 = /^[0-9a-fA-F]{4}$/;

/** The text of a JSON string's inside, as gjson reads it: it ends without complaint at the first bad escape or control character. */
export function unescape(inner: string): string {
  let out = '';
  let copied = 0;
  let i = 0;
  while (i < inner.length) {
    const code = inner.charCodeAt(i);
    if (code < 0x20) return out + inner.slice(copied, i);
    if (code !== 0x5c) {
      i++;
      continue;
    }
    out += inner.slice(copied, i);
    const char = inner.charAt(i + 1);
    if (char === 'u') {
      if (i + 6 > inner.length) return out;
      const [text, length] = unicodeEscape(inner, i);
      out += text;
      i += length;
    } else {
      const simple = SIMPLE[char];
      if (simple === undefined) return out;
      out += simple;
      i += 2;
    }
    copied = i;
  }
  return out + inner.slice(copied);
}

/** The character of `\uXXXX`, or of a pair of them, at `i`, and how long it is in the source. */
function unicodeEscape(inner: string, i: number): [string, number] {
  const first = hex4(inner, i + 2);
  if (first < 0xd800 || first > 0xdfff) return [String.fromCharCode(first), 6];
  if (!(inner.length >= i + 12 && inner.startsWith('\\u', i + 6))) return ['\ufffd', 6];
  const second = hex4(inner, i + 8);
  const paired = first < 0xdc00 && second >= 0xdc00 && second <= 0xdfff;
  return [paired ? String.fromCharCode(first, second) : '\ufffd', 12];
}

function hex4(text: string, start: number): number {
  const digits = text.slice(start, start + 4);
  return HEX4.test(digits) ? parseInt(digits, 16) : 0;
}
