import type { CompletionItem } from 'vscode-languageserver-types';
import { fileRange } from '../../schemas/manifest/document.ts';
import { resolvePlain } from '../../schemas/yaml/scalar.ts';
import type { FeatureContext } from './context.ts';
import { wordAt, type Cursor } from './cursor.ts';
import { replacement } from './replacement.ts';

const VALUE_LETTER = /[^\s"'#,[\]{}]/;

/** Puts a text in place of the whole value under the cursor, in quotes where YAML needs them. */
export function valueEdit(
  { document, offset }: FeatureContext,
  { text, at, style }: Cursor,
  newText: string,
): Pick<CompletionItem, 'textEdit'> {
  const whole = { start: offset - at, end: offset + text.length - at };
  const isWhole = at >= 0 && document.text.slice(whole.start, whole.end) === text;
  const span = isWhole ? whole : wordAt(document.text, offset, VALUE_LETTER);
  return replacement(fileRange(document, span), written(newText, style));
}

function written(text: string, style: Cursor['style']): string {
  if (style === 'double') return JSON.stringify(text).slice(1, -1);
  if (style === 'single') return text.replaceAll("'", "''");
  const isPlain = resolvePlain(text).type === 'string' && !/^[-?:,[\]{}#&*!|>'"%@`=<]|:(?: |$)| #/.test(text);
  if (style === 'block' || isPlain) return text;
  return /[\\"]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}
