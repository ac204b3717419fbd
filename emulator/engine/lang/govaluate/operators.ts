import type { TokenKind } from './token.ts';

/** What a stage of a plan does. */
export type StageSymbol =
  'VALUE' | 'ACCESS' | 'LITERAL' | 'NOOP' | 'SEPARATE' | 'NEGATE' | 'INVERT' | 'BITWISE_NOT' | BinarySymbol;

export type BinarySymbol =
  | '=='
  | '!='
  | '>'
  | '>='
  | '<'
  | '<='
  | '=~'
  | '!~'
  | 'in'
  | '&&'
  | '||'
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '**'
  | '&'
  | '|'
  | '^'
  | '>>'
  | '<<'
  | '?'
  | ':'
  | '??';

/** Operators with one operand, which stands behind. */
export const PREFIXES: Readonly<Record<string, StageSymbol>> = {
  '-': 'NEGATE',
  '!': 'INVERT',
  '~': 'BITWISE_NOT',
};

function kinds(kind: TokenKind, operators: string): Record<string, TokenKind> {
  return Object.fromEntries(operators.split(' ').map((operator) => [operator, kind]));
}

export const OPERATOR_KINDS: Readonly<Record<string, TokenKind>> = {
  ...kinds('TERNARY', '? : ??'),
  ...kinds('COMPARATOR', '== != > >= < <= =~ !~ in'),
  ...kinds('LOGICALOP', '&& ||'),
  ...kinds('MODIFIER', '+ - * / % ** & | ^ >> <<'),
};

/** A level of binding: its tokens and its operators. */
export interface Level {
  readonly kind: TokenKind;
  readonly symbols: Readonly<Record<string, StageSymbol>>;
}

function level(kind: TokenKind, operators: string): Level {
  return {
    kind,
    symbols: Object.fromEntries(operators.split(' ').map((name) => [name, name as BinarySymbol])),
  };
}

/** From the loosest to the tightest. */
export const LEVELS: readonly Level[] = [
  { kind: 'SEPARATOR', symbols: { ',': 'SEPARATE' } },
  level('TERNARY', '? : ??'),
  level('LOGICALOP', '||'),
  level('LOGICALOP', '&&'),
  level('COMPARATOR', '== != > >= < <= =~ !~ in'),
  level('MODIFIER', '& | ^'),
  level('MODIFIER', '>> <<'),
  level('MODIFIER', '+ -'),
  level('MODIFIER', '* / %'),
  level('MODIFIER', '**'),
];

/** Stages of one group are brought from right to left order into left to right order. */
export function groupOf(symbol: StageSymbol): string {
  if (symbol === 'LITERAL' || symbol === 'VALUE') return 'VALUE';
  if (symbol === 'NEGATE' || symbol === 'INVERT' || symbol === 'BITWISE_NOT') return 'PREFIX';
  const found = LEVELS.findIndex(({ symbols }) => Object.values(symbols).includes(symbol));
  return found === -1 ? symbol : `level ${found}`;
}
