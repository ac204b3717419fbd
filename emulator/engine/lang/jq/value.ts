/**
 * jq's values. `number` is a float64, `bigint` an integer of any size (what gojq keeps as int or big.Int): the program's
 * integer literals, lengths and indexes are integers, the numbers of the event data are floats.
 */
export type Value = null | boolean | string | number | bigint | NumberText | Value[] | Members;

/** An object; keys are in no order, see `sortedKeys`. */
export type Members = Map<string, Value>;

/** A number that `fromjson` read: it keeps its spelling until it is computed with. */
export class NumberText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What the event data `null` is decoded to: an object without members that is written as `null`. */
export const NIL_OBJECT: Members = new Map<string, Value>();

export type Kind = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

export function kindOf(value: Value): Kind {
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'number':
    case 'bigint':
      return 'number';
    case 'boolean':
      return 'boolean';
    default:
      if (value === null) return 'null';
      if (Array.isArray(value)) return 'array';
      return value instanceof Map ? 'object' : 'number';
  }
}

export function isTruthy(value: unknown): boolean {
  return value !== null && value !== false;
}
