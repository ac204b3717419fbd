/** How tight unary operators bind. */
export const UNARY: Readonly<Record<string, number>> = { not: 50, '!': 50, '-': 90, '+': 90 };

export interface BinaryOperator {
  readonly precedence: number;
  readonly right?: boolean;
}

function level(precedence: number, operators: string, right = false): Record<string, BinaryOperator> {
  return Object.fromEntries(operators.split(' ').map((operator) => [operator, { precedence, right }]));
}

export const BINARY: Readonly<Record<string, BinaryOperator>> = {
  ...level(0, '|'),
  ...level(10, 'or ||'),
  ...level(15, 'and &&'),
  ...level(20, '== != < > >= <= in matches contains startsWith endsWith'),
  ...level(25, '..'),
  ...level(30, '+ -'),
  ...level(60, '* / %'),
  ...level(100, '** ^', true),
  ...level(500, '??'),
};

/** Builtins whose second argument is a closure. */
export const PREDICATES: ReadonlySet<string> = new Set(
  'all none any one filter map count find findIndex findLast findLastIndex groupBy reduce'.split(' '),
);

/** All builtin functions of expr 1.15.5. */
export const BUILTINS: ReadonlySet<string> = new Set([
  ...PREDICATES,
  ...(
    'abs ceil date duration first float floor fromBase64 fromJSON fromPairs get hasPrefix hasSuffix indexOf int join keys last ' +
    'lastIndexOf len lower max mean median min now repeat replace round sort sortBy split splitAfter string sum take toBase64 ' +
    'toJSON toPairs trim trimPrefix trimSuffix type upper values'
  ).split(' '),
]);
