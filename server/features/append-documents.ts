import type { TextEdit } from 'vscode-languageserver-types';
import { filePosition } from '../../schemas/manifest/document.ts';
import type { ManifestFile } from '../../schemas/manifest/file.ts';
import { isJsonText } from '../../schemas/yaml/json-text.ts';
import { eolOf } from '../rules/insert-entry.ts';

/**
 * Puts documents behind those of a file; what is there stays as it is. Undefined in a file of JSON.
 * @param texts YAML with line feeds, each with one at its end
 */
export function appendDocuments(
  { text, documents }: ManifestFile,
  texts: readonly string[],
): TextEdit | undefined {
  const last = documents.at(-1);
  if (!last || documents.some((document) => isJsonText(document.text))) return undefined;
  const end = filePosition(last, last.text.length);
  const eol = eolOf(text);
  const first = text === '' || /[\r\n]$/.test(text) ? '' : eol;
  const added = texts.map((one) => `---\n${one}`).join('');
  return { range: { start: end, end }, newText: first + added.replaceAll('\n', eol) };
}
