import type { Span } from '../../../schemas/yaml/position.ts';

/** What is being written at a place of a program. */
export interface Asked {
  /** What is there of it, in the program. */
  readonly word: Span;
  /**
   * `name`: a function, variable or keyword; `member`: a key of the value that `keys` lead to from the root of the data, or of a value that is not
   * known; `library`: a member of the library of that name.
   */
  readonly kind: 'name' | 'member' | 'library' | 'method';
  readonly keys?: readonly string[] | undefined;
  readonly library?: string;
  /** Names that the program has given itself, where they can be used here. */
  readonly variables: readonly string[];
}

/** Stands in a program for the word that is being written. */
export const CURSOR = 'argoEventsCursor';

/** The word around an offset. */
export function wordIn(source: string, offset: number, letter = /\w/): Span {
  let [start, end] = [offset, offset];
  while (start > 0 && letter.test(source.charAt(start - 1))) start--;
  while (end < source.length && letter.test(source.charAt(end))) end++;
  return { start, end };
}

/** The program with `CURSOR` in place of a word. */
export function withCursor(source: string, { start, end }: Span): string {
  return source.slice(0, start) + CURSOR + source.slice(end);
}
