import { allocate } from './memory.ts';
import { blockEnd } from './scan.ts';

/** A text that a path's first part makes, and the path that is left. */
export interface Called {
  readonly text: string;
  readonly address: number;
  readonly rest: string;
}

const WORDS = new Set(['true', 'false', 'null', 'nan', 'inf']);

/** A literal after `!`: a word up to `.` or `|`, or anything up to the bracket that closes more than was opened. */
export function runStatic(path: string): Called | undefined {
  const name = path.slice(1);
  if (/^[{["+\-0-9]/.test(name)) {
    const text = name.slice(0, blockEnd(name, 0));
    return { text, address: allocate(text.length), rest: name.slice(text.length) };
  }
  const end = name.search(/[|.]/);
  const word = end === -1 ? name : name.slice(0, end);
  if (!WORDS.has(word.toLowerCase())) return undefined;
  return { text: word, address: allocate(word.length), rest: end === -1 ? '' : name.slice(end) };
}
