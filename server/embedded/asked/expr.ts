import { tokenize } from '../../../emulator/engine/lang/expr/lexer.ts';
import { PREDICATES } from '../../../emulator/engine/lang/expr/operators.ts';
import { exprReferences } from '../../../emulator/engine/lang/expr/references.ts';
import type { Token } from '../../../emulator/engine/lang/expr/token.ts';
import { pathKeys } from '../../../emulator/engine/lang/reference.ts';
import { CURSOR, wordIn, withCursor, type Asked } from './asked.ts';

/** What is being written at an offset of a filter expression; undefined in texts and comments. */
export function askedOfExpr(source: string, offset: number): Asked | undefined {
  const word = wordIn(source, offset, /[\w$]/);
  const before = source.slice(0, word.start) + CURSOR;
  const tokens = tokenize(before);
  if ('error' in tokens) return undefined;
  const at = tokens.findIndex(({ kind, value }) => kind === 'Identifier' && value === CURSOR);
  if (at < 0) return undefined;
  const variables = tokens.flatMap(({ value }, i) => (tokens[i - 1]?.value === 'let' ? value : []));
  const whole = withCursor(source, word);
  const references = exprReferences('error' in tokenize(whole) ? before : whole);
  const found = references.find(({ name }) => name === CURSOR || name.endsWith(`.${CURSOR}`));
  const owner = tokens[at - 1];
  const isMember = owner?.kind === 'Operator' && ['.', '?.'].includes(owner.value);
  if (!isMember) return { word, kind: owner?.value === '#' ? 'member' : 'name', variables };
  if (found?.kind === 'function') return { word, kind: 'library', library: 'sprig', variables };
  const keys = found ? pathKeys(found.name).slice(0, -1) : elementAt(tokens.slice(0, at - 1), source);
  return { word, kind: 'member', keys, variables };
}

/** The keys of the element that a predicate looks at: `filter(body.list, .CURSOR)`, or `#.CURSOR`. */
function elementAt(tokens: readonly Token[], source: string): readonly string[] | undefined {
  const last = tokens.at(-1);
  if (last?.kind === 'Identifier' || last?.value === ']' || last?.value === ')') return undefined;
  const open = openBracket(tokens);
  const name = tokens[open - 1];
  const first = tokens[open + 1];
  if (!first || !name || !PREDICATES.has(name.value)) return undefined;
  const comma = tokens.findIndex(({ kind, value }, i) => i > open && kind === 'Operator' && value === ',');
  const end = tokens[comma]?.offset;
  if (end === undefined) return undefined;
  const list = source.slice(first.offset, end);
  const path = exprReferences(list).findLast(({ kind }) => kind === 'path');
  return path && /^[\w.]+\s*$/.test(list) ? [...pathKeys(path.name), '0'] : undefined;
}

/** The place of the innermost bracket that is not closed. */
function openBracket(tokens: readonly Token[]): number {
  let depth = 0;
  return tokens.findLastIndex(({ kind, value }) => {
    if (kind !== 'Bracket') return false;
    if (value === ')') depth++;
    else if (value === '(' && depth-- === 0) return true;
    return false;
  });
}
