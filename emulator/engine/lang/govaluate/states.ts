import type { SourceError, Token, TokenKind, TokenValue } from './token.ts';
import { describeToken } from './token.ts';

const OPERAND: readonly TokenKind[] = ['NUMERIC', 'BOOLEAN', 'VARIABLE', 'ACCESSOR', 'CLAUSE'];
const AFTER_OPERAND: readonly TokenKind[] = [
  'MODIFIER',
  'COMPARATOR',
  'LOGICALOP',
  'CLAUSE_CLOSE',
  'SEPARATOR',
];

/** What may follow each kind of token; UNKNOWN is the start. */
const NEXT: Readonly<Record<TokenKind, readonly TokenKind[]>> = {
  UNKNOWN: [...OPERAND, 'PREFIX', 'PATTERN', 'STRING', 'TIME'],
  CLAUSE: [...OPERAND, 'PREFIX', 'PATTERN', 'STRING', 'TIME', 'CLAUSE_CLOSE'],
  CLAUSE_CLOSE: [
    ...AFTER_OPERAND,
    'NUMERIC',
    'BOOLEAN',
    'VARIABLE',
    'STRING',
    'PATTERN',
    'TIME',
    'CLAUSE',
    'TERNARY',
  ],
  NUMERIC: [...AFTER_OPERAND, 'TERNARY'],
  BOOLEAN: [...AFTER_OPERAND, 'TERNARY'],
  STRING: [...AFTER_OPERAND, 'TERNARY'],
  TIME: AFTER_OPERAND,
  PATTERN: AFTER_OPERAND,
  VARIABLE: [...AFTER_OPERAND, 'TERNARY'],
  ACCESSOR: [...AFTER_OPERAND, 'TERNARY', 'CLAUSE'],
  MODIFIER: [...OPERAND, 'PREFIX', 'STRING', 'CLAUSE_CLOSE'],
  COMPARATOR: [...OPERAND, 'PREFIX', 'STRING', 'TIME', 'CLAUSE_CLOSE', 'PATTERN'],
  LOGICALOP: [...OPERAND, 'PREFIX', 'STRING', 'TIME', 'CLAUSE_CLOSE'],
  PREFIX: [...OPERAND, 'CLAUSE_CLOSE'],
  TERNARY: [...OPERAND, 'PREFIX', 'STRING', 'TIME', 'SEPARATOR'],
  SEPARATOR: [...OPERAND, 'PREFIX', 'STRING', 'TIME'],
};

const MAY_END: ReadonlySet<TokenKind> = new Set([
  'CLAUSE_CLOSE',
  'NUMERIC',
  'BOOLEAN',
  'STRING',
  'TIME',
  'PATTERN',
  'VARIABLE',
  'ACCESSOR',
]);

export function mayFollow(previous: TokenKind, next: TokenKind): boolean {
  return NEXT[previous].includes(next);
}

/** The first token that may not follow the one before it, or an end that comes too early. */
export function checkOrder(tokens: readonly Token[], sourceLength: number): SourceError | undefined {
  let kind: TokenKind = 'UNKNOWN';
  let value: TokenValue | undefined;
  for (const token of tokens) {
    if (!mayFollow(kind, token.kind)) {
      const { offset, length } = token;
      if (kind === 'VARIABLE' && token.kind === 'CLAUSE') {
        return { error: `Undefined function ${typeof value === 'string' ? value : ''}`, offset, length };
      }
      const [before, after] = [describeToken(kind, value), describeToken(token.kind, token.value)];
      return { error: `Cannot transition token types from ${before} to ${after}`, offset, length };
    }
    ({ kind, value } = token);
  }
  if (MAY_END.has(kind)) return undefined;
  return { error: 'Unexpected end of expression', offset: sourceLength, length: 0 };
}
