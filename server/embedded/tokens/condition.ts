import { conditionReferences } from '../../../emulator/engine/lang/condition/references.ts';
import type { LanguageToken } from './token.ts';

/** The names and operators of a trigger's `conditions`. */
export function conditionTokens(source: string): LanguageToken[] {
  const names = conditionReferences(source).map(({ offset, length }): LanguageToken => ({
    type: 'variable',
    start: offset,
    end: offset + length,
  }));
  if (names.length === 0) return [];
  const operators = [...source.matchAll(/&&|\|\|/g)].map(({ index }): LanguageToken => ({
    type: 'operator',
    start: index,
    end: index + 2,
  }));
  return [...names, ...operators].sort((a, b) => a.start - b.start);
}
