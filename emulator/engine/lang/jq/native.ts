import type { Failure } from './failure.ts';
import type { Value } from './value.ts';

/** What a program may ask of the world. */
export interface Ports {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly random: () => number;
  /** How much of the usual bounds on steps and work it may use up, above 0 to 1; all of it without. */
  readonly effort?: number;
}

/** A builtin: its input, then its arguments (null beyond the last). */
export type Native = (input: Value, a: Value, b: Value, c: Value, ports: Ports) => Value | Failure;

/** A family of builtins by name and number of arguments: `"has/1"`. */
export type Family = Readonly<Record<string, Native>>;
