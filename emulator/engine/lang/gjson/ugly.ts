import { closingQuote } from './scan.ts';

/** Removes the blanks between tokens. */
export function ugly(json: string): string {
  let out = '';
  for (let i = 0; i < json.length; i++) {
    const code = json.charCodeAt(i);
    if (code <= 0x20) continue;
    if (code !== 0x22) {
      out += json.charAt(i);
      continue;
    }
    const close = closingQuote(json, i + 1);
    const end = close === -1 ? json.length : close + 1;
    out += json.slice(i, end);
    i = end - 1;
  }
  return out;
}
