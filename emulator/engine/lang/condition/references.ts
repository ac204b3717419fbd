import { tokenize } from '../expr/lexer.ts';
import type { Reference } from '../reference.ts';
import { rewrite } from './rewrite.ts';

/** The dependencies that `conditions` name, as they are written there; none where it cannot be read. */
export function conditionReferences(conditions: string): readonly Reference[] {
  const { text, origins } = rewrite(conditions);
  const tokens = tokenize(text);
  if ('error' in tokens) return [];
  const originOf = (offset: number): number => origins[offset] ?? conditions.length;
  return tokens
    .filter(({ kind }) => kind === 'Identifier')
    .map((token): Reference => {
      const offset = originOf(token.offset);
      const end = originOf(token.offset + token.length - 1) + 1;
      return { kind: 'variable', name: conditions.slice(offset, end), offset, length: end - offset };
    });
}
