import { textNode } from '../make-node.ts';
import type { ScalarNode } from '../node.ts';
import type { Lines } from './lines.ts';
import { matchAt } from './scalars.ts';

const HEADER = /([|>])(-?)(?=[ \n\r]|$)/y;

/** A text below its indicator, further in than `outer`; moves to the line that it ends on. Undefined where its indents are not plain. */
export function readBlockScalar(lines: Lines, outer: number): ScalarNode | undefined {
  const [whole = '', style, chomp] = matchAt(HEADER, lines.text, lines.at) ?? [];
  const start = lines.at;
  lines.at += whole.length;
  if (whole === '' || !lines.isRestEmpty()) return undefined;
  const content = contentLines(lines, outer);
  if (!content) return undefined;
  const text = style === '|' ? content.join('\n') : folded(content);
  if (text === undefined) return undefined;
  return textNode(chomp === '-' ? text : `${text}\n`, { start, end: lines.next });
}

/** The lines of the text without their common indent. */
function contentLines(lines: Lines, outer: number): string[] | undefined {
  const found: string[] = [];
  let inner = -1;
  let [blank, last] = [0, lines.next];
  while (lines.next < lines.text.length) {
    lines.enterLine();
    lines.skipBlanks();
    const indent = lines.at - lines.start;
    if (lines.at === lines.end) {
      if (inner < 0 || indent > 0) return undefined;
      blank++;
      continue;
    }
    if (indent <= outer) break;
    if (inner < 0) inner = indent;
    if (indent < inner || (inner === indent && found.length === 0 && lines.text[lines.at] === '\t'))
      return undefined;
    for (; blank > 0; blank--) found.push('');
    found.push(lines.text.slice(lines.start + inner, lines.end));
    last = lines.next;
  }
  lines.next = last;
  return inner < 0 ? undefined : found;
}

/** Breaks become blanks, blank lines breaks; undefined where a line is further in than the others. */
function folded(content: readonly string[]): string | undefined {
  if (content.some((line) => /^[ \t]/.test(line))) return undefined;
  return content.join('\n').replace(/\n(\n*)/g, (_, more: string) => (more === '' ? ' ' : more));
}
