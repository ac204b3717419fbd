import { CST } from 'yaml';

import { lenientLexer } from './lenient-lexer.ts';
import type { SyntaxProblem } from './parse.ts';

/** Lexemes that stand for no text; a text follows `scalar`. */
const MARKS: ReadonlySet<string | null> = new Set(['doc-mode', 'flow-error-end', 'scalar']);
/** Behind these a key may start, outside of brackets. */
const BEFORE_KEYS: ReadonlySet<string | null> = new Set(['newline', 'seq-item-ind', 'explicit-key-ind']);
const OPENING: ReadonlySet<string | null> = new Set(['flow-map-start', 'flow-seq-start']);
const CLOSING: ReadonlySet<string | null> = new Set(['flow-map-end', 'flow-seq-end']);

const KEEP_HEADER: ReadonlySet<string | null> = new Set(['newline', 'space', 'comment']);

/**
 * Tabs in white space that the library skips and go-yaml does not: where a key may start, and in front of the lines of a block text.
 * Behind a plain text, spaces in front make a tab one more of its blanks as a rule.
 */
export function tabProblems(text: string): SyntaxProblem[] {
  if (!text.includes('\t')) return [];
  const problems: SyntaxProblem[] = [];
  let [offset, open, keyMayStart, header, isText, afterPlain] = [0, 0, true, '', false, false];
  for (const lexeme of lenientLexer().lex(text)) {
    const type = isText ? null : CST.tokenType(lexeme);
    isText = type === 'scalar';
    if (MARKS.has(type)) continue;
    const isBlankOfPlain = afterPlain && text[offset - 1] !== '\n';
    if (type === 'space' && keyMayStart && open === 0 && !isBlankOfPlain) found(lexeme.indexOf('\t'));
    if (type === null && header !== '') found(tabInBlock(lexeme, header));
    if (type !== 'space' && type !== 'newline') afterPlain = type === null && header === '';
    if (type === 'block-scalar-header') header = lexeme;
    else if (!KEEP_HEADER.has(type)) header = '';
    if (OPENING.has(type)) open++;
    if (CLOSING.has(type)) open--;
    if (type !== 'space' && type !== 'comment') keyMayStart = BEFORE_KEYS.has(type);
    offset += lexeme.length;
  }
  return problems;

  function found(index: number): void {
    if (index < 0) return;
    const start = offset + index;
    problems.push({
      message: 'a tab cannot stand here: indent with spaces',
      span: { start, end: start + 1 },
    });
  }
}

/** Where a tab stands left of the indent of a block text; negative for none. */
function tabInBlock(text: string, header: string): number {
  const explicit = /[1-9]/.exec(header);
  if (explicit) return -1;
  let indent = 0;
  let at = 0;
  for (const line of text.split('\n')) {
    const spaces = /^ */.exec(line)?.[0].length ?? 0;
    const limit = indent === 0 ? Infinity : indent;
    if (line[spaces] === '\t' && spaces < limit) return at + spaces;
    const isBlank = line.trim() === '';
    if (!isBlank && spaces < indent) return -1;
    if (!isBlank && indent === 0) indent = spaces;
    if (!isBlank && spaces === 0) return -1;
    at += line.length + 1;
  }
  return -1;
}
