import type { SyntaxProblem } from './parse.ts';

/** Text that starts with a brace is JSON to kubectl and to the controllers, and is read by JSON's rules. */
export function isJsonText(text: string): boolean {
  return /^\s*\{(?!\{)/.test(text);
}

/** Why a text that must be JSON is none; empty for every other text. */
export function jsonProblem(text: string): SyntaxProblem[] {
  if (!isJsonText(text)) return [];
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    const position = /at position (\d+)/.exec(reason)?.[1];
    const start = position === undefined ? text.indexOf('{') : Number(position);
    const message = 'A manifest that starts with "{" must be JSON: names in double quotes, no comments.';
    return [{ message, span: { start, end: Math.min(start + 1, text.length) } }];
  }
}
