import type { Result } from './result.ts';

/** Looks a path up in a text that lies at the address `base`. */
export type Look = (json: string, base: number, path: string) => Result;

/** One scan through a text. */
export interface Walk {
  readonly json: string;
  readonly base: number;
  /** For the paths within queries and collections. */
  readonly look: Look;
  value: Result;
  /** The path behind a pipe, to be looked up in the value. */
  pipe: string | undefined;
  hit: boolean;
}

/** Looks a path up in a value; offsets are relative to the text that the value's own offset is relative to. */
export function lookInside(look: Look, value: Result, path: string): Result {
  const found = look(value.raw, value.address, path);
  if (found.indexes) return { ...found, indexes: found.indexes.map((index) => index + value.index) };
  return value.index === 0 ? found : { ...found, index: found.index + value.index };
}

/** `value` with the offset that its address has in the text at `base`; 0 where it lies elsewhere. */
export function withIndex(value: Result, json: string, base: number): Result {
  if (value.raw === '' || value.calculated) return value;
  const offset = value.address - base;
  const index = offset < 0 || offset >= json.length ? 0 : offset;
  return index === value.index ? value : { ...value, index };
}
