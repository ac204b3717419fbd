import type { LuaValue } from './value.ts';

/** What `error` raises; `pcall` gets the value. */
export class LuaError extends Error {
  readonly value: LuaValue;

  constructor(value: LuaValue) {
    super(typeof value === 'string' ? value : 'a Lua value');
    this.value = value;
  }
}

/** A script that takes too many steps, too much memory or too much nesting; `pcall` does not catch it. */
export class Overrun extends Error {}

/** A script that cannot be compiled. */
export class LuaSyntaxError extends Error {
  /** Bytes into the script's UTF-8 text. */
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}
