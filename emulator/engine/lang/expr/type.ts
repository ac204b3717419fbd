/** The static types of expr, as far as its checks tell them apart. */
export type Type =
  | 'any'
  | 'nil'
  | 'bool'
  | 'int'
  | 'float'
  | 'string'
  | 'list'
  | 'map'
  /** A map of lists with keys of any type, as `groupBy` makes it. */
  | 'groups'
  | 'func'
  | 'time'
  | 'duration';

/** Ends the check or the evaluation of an expression. Thrown and caught inside this folder only. */
export class ExprFailure extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

export function isNumber(type: Type): boolean {
  return type === 'int' || type === 'float' || type === 'duration';
}

/** Whether two types may be compared for equality. */
export function comparable(l: Type, r: Type): boolean {
  if (l === r || l === 'nil' || r === 'nil' || l === 'any' || r === 'any') return true;
  return (isNumber(l) && isNumber(r)) || (isMap(l) && isMap(r));
}

function isMap(type: Type): boolean {
  return type === 'map' || type === 'groups';
}

/** Whether one side has any type and the other one of the given types, or any too. */
export function either(l: Type, r: Type, types: readonly Type[]): boolean {
  if (l === 'any') return r === 'any' || types.includes(r);
  return r === 'any' && types.includes(l);
}
