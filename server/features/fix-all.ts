import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction, TextEdit } from 'vscode-languageserver-types';
import type { PlacedFinding } from './code-actions.ts';

export const FIX_ALL = 'source.fixAll.argoEvents';

/** A fix may bring up the next mistake, such as the second of two missing fields. */
const MOST_ROUNDS = 50;

/** One action for all fixes that have no better one; none where there is nothing to fix. */
export function fixAllAction(
  uri: string,
  text: string,
  findingsIn: (text: string) => readonly PlacedFinding[],
): CodeAction[] {
  const fixed = fixAll(text, findingsIn);
  if (fixed === text) return [];
  const edit = { changes: { [uri]: [changeTo(text, fixed)] } };
  return [{ title: 'Fix all problems that have one obvious fix', kind: FIX_ALL, edit }];
}

/** The text with all fixes in place that have no better one; with nothing left to do, it is the text itself. */
export function fixAll(text: string, findingsIn: (text: string) => readonly PlacedFinding[]): string {
  let fixed = text;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const document = TextDocument.create('', '', 0, fixed);
    const edits = preferredEdits(findingsIn(fixed), document);
    if (edits.length === 0) return fixed;
    fixed = TextDocument.applyEdits(document, edits);
  }
  return fixed;
}

/** As far as they do not touch one another. */
function preferredEdits(found: readonly PlacedFinding[], document: TextDocument): TextEdit[] {
  const taken: TextEdit[] = [];
  const touch = (a: TextEdit, b: TextEdit): boolean =>
    document.offsetAt(a.range.start) <= document.offsetAt(b.range.end) &&
    document.offsetAt(b.range.start) <= document.offsetAt(a.range.end);
  for (const { finding, rangeOf } of found) {
    const fix = finding.fixes.find(({ preferred }) => preferred);
    const edits = fix?.edits.map(({ span, newText }) => ({ range: rangeOf(span), newText })) ?? [];
    if (!edits.some((edit) => taken.some((other) => touch(edit, other)))) taken.push(...edits);
  }
  return taken;
}

/** What differs, as one edit. */
function changeTo(text: string, fixed: string): TextEdit {
  const document = TextDocument.create('', '', 0, text);
  const shorter = Math.min(text.length, fixed.length);
  let start = 0;
  while (start < shorter && text[start] === fixed[start]) start++;
  let end = 0;
  while (end < shorter - start && text.at(-1 - end) === fixed.at(-1 - end)) end++;
  const range = { start: document.positionAt(start), end: document.positionAt(text.length - end) };
  return { range, newText: fixed.slice(start, fixed.length - end) };
}
