import { compactLength } from '../lang/gjson/compactLength.ts';
import { tapeOf, valid } from '../lang/gjson/valid.ts';
import { explainInvalidJson } from '../lang/invalidJson.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/** JSON text as Go's encoder puts it into a document: compacted and HTML-escaped, all else as received. */
export function compactJson(text: string): { readonly json: string } | { readonly error: string } {
  if (!valid(text)) return { error: explainInvalidJson(text) };
  return {
    json: compact(text).replace(/[<>&\u2028\u2029]/g, (character) => ESCAPES[character] ?? character),
  };
}

/** Valid JSON text without the white space between its parts. */
export function compact(text: string): string {
  if (isCompact(text)) return text;
  return text.replace(/"(?:[^"\\]|\\.)*"|[ \t\r\n]+/g, (part) => (part.startsWith('"') ? part : ''));
}

function isCompact(text: string): boolean {
  const tape = tapeOf(text);
  return tape !== undefined && compactLength(text, tape) === text.length;
}
