import { tokenize } from '../../../emulator/engine/lang/govaluate/lexer.ts';
import { wordIn, type Asked } from './asked.ts';

/** What is being written at an offset of an expression of `exprs`; undefined in texts and numbers. */
export function askedOfGovaluate(source: string, offset: number): Asked | undefined {
  const word = wordIn(source, offset);
  const open = source.slice(0, word.start).replace(/[()]/g, ' ');
  const isWord = !/^\d/.test(source.slice(word.start, word.end));
  return 'error' in tokenize(open) || !isWord ? undefined : { word, kind: 'name', variables: [] };
}
