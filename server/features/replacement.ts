import type { CompletionItem } from 'vscode-languageserver-types';
import type { Range } from '../../schemas/yaml/position.ts';

const SNIPPET_FORMAT = 2;

/** What a completion item puts in place of a range; `isSnippet` where it has places to fill in. */
export function replacement(
  range: Range,
  newText: string,
  isSnippet = false,
): Pick<CompletionItem, 'textEdit' | 'insertTextFormat'> {
  return { textEdit: { range, newText }, ...(isSnippet && { insertTextFormat: SNIPPET_FORMAT }) };
}
