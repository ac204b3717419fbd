import type { Node } from './ast.ts';
import type { Type } from './type.ts';
import { ExprFailure } from './type.ts';

interface Signature {
  /** What each parameter takes, beside any. */
  readonly params: readonly (readonly Type[])[];
  /** How many parameters may be left out. */
  readonly optional?: number;
  /** The type of the result; `first` is the first argument's. */
  readonly result: Type | 'first';
}

const TEXT: readonly Type[] = ['string'];
const WHOLE: readonly Type[] = ['int'];
const NUMBERS: readonly Type[] = ['int', 'float'];
const LIST: readonly Type[] = ['list'];
const ALL: readonly Type[] = [
  'any',
  'nil',
  'bool',
  'int',
  'float',
  'string',
  'list',
  'map',
  'func',
  'time',
  'duration',
];

function texts(count: number, result: Type = 'string', optional = 0): Signature {
  return { params: Array.from({ length: count }, () => TEXT), optional, result };
}

const SIGNATURES: Readonly<Record<string, Signature>> = {
  len: { params: [['list', 'map', 'string']], result: 'int' },
  type: { params: [ALL], result: 'string' },
  abs: { params: [NUMBERS], result: 'first' },
  ceil: { params: [NUMBERS], result: 'float' },
  floor: { params: [NUMBERS], result: 'float' },
  round: { params: [NUMBERS], result: 'float' },
  int: { params: [['int', 'float', 'string']], result: 'int' },
  float: { params: [['int', 'float', 'string']], result: 'float' },
  string: { params: [ALL], result: 'string' },
  trim: texts(2, 'string', 1),
  trimPrefix: texts(2, 'string', 1),
  trimSuffix: texts(2, 'string', 1),
  upper: texts(1),
  lower: texts(1),
  split: { params: [TEXT, TEXT, WHOLE], optional: 1, result: 'list' },
  splitAfter: { params: [TEXT, TEXT, WHOLE], optional: 1, result: 'list' },
  replace: { params: [TEXT, TEXT, TEXT, WHOLE], optional: 1, result: 'string' },
  repeat: { params: [TEXT, WHOLE], result: 'string' },
  join: { params: [LIST, TEXT], optional: 1, result: 'string' },
  indexOf: texts(2, 'int'),
  lastIndexOf: texts(2, 'int'),
  hasPrefix: texts(2, 'bool'),
  hasSuffix: texts(2, 'bool'),
  sum: { params: [LIST], result: 'any' },
  mean: { params: [LIST], result: 'float' },
  median: { params: [LIST], result: 'float' },
  toJSON: { params: [ALL], result: 'string' },
  fromJSON: texts(1, 'any'),
  toBase64: texts(1),
  fromBase64: texts(1),
  now: { params: [], result: 'time' },
  duration: texts(1, 'duration'),
  date: texts(3, 'time', 2),
  first: { params: [LIST], result: 'any' },
  last: { params: [LIST], result: 'any' },
  take: { params: [LIST, WHOLE], result: 'first' },
  keys: { params: [['map']], result: 'list' },
  values: { params: [['map']], result: 'list' },
  toPairs: { params: [['map']], result: 'list' },
  fromPairs: { params: [LIST], result: 'any' },
  sort: { params: [LIST, TEXT], optional: 1, result: 'list' },
  sortBy: { params: [LIST, TEXT, TEXT], optional: 1, result: 'list' },
};

/** The type of a call of a builtin; fails for arguments that it does not take. */
export function builtinType(node: Extract<Node, { kind: 'builtin' }>, args: readonly Type[]): Type {
  const { name, offset } = node;
  if (name === 'max' || name === 'min') return extremeType(name, args, offset);
  const signature = SIGNATURES[name];
  if (!signature) throw new ExprFailure(`unknown builtin ${name}`, offset);
  const { params, optional = 0, result } = signature;
  if (args.length > params.length || args.length < params.length - optional) {
    throw new ExprFailure(
      `invalid number of arguments (expected ${params.length}, got ${args.length})`,
      offset,
    );
  }
  args.forEach((arg, i) => {
    if (arg !== 'any' && params[i]?.includes(arg === 'groups' ? 'map' : arg) === false) {
      throw new ExprFailure(`invalid argument for ${name} (type ${arg})`, offset);
    }
  });
  return result === 'first' ? (args[0] ?? 'any') : result;
}

function extremeType(name: string, args: readonly Type[], offset: number): Type {
  if (args.length === 0) throw new ExprFailure(`not enough arguments to call ${name}`, offset);
  for (const arg of args) {
    if (arg === 'any') return 'any';
    if (!NUMBERS.includes(arg)) throw new ExprFailure(`invalid argument for ${name} (type ${arg})`, offset);
  }
  return args[0] ?? 'any';
}
