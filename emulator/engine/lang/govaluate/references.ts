import type { Reference } from '../reference.ts';
import { tokenize } from './lexer.ts';

/** The variables of an expression, in order; none where it cannot be read. govaluate has no functions here. */
export function govaluateReferences(source: string): readonly Reference[] {
  const lexed = tokenize(source);
  if ('error' in lexed) return [];
  return lexed.tokens.flatMap(({ kind, value, offset, length }): Reference[] => {
    if (kind === 'VARIABLE' && typeof value === 'string')
      return [{ kind: 'variable', name: value, offset, length }];
    const isAccess = kind === 'ACCESSOR' && typeof value === 'object' && 'path' in value;
    return isAccess ? [{ kind: 'variable', name: value.path.join('.'), offset, length }] : [];
  });
}
