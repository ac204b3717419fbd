import type { GoValue } from '../fmt/value.ts';
import type { Ref } from './ref.ts';

/** The type of a parameter. `value` takes anything as it is, with its place. */
export type ParamType =
  | 'any'
  | 'value'
  | 'string'
  | 'int'
  | 'bool'
  | 'float64'
  | 'map'
  | 'time'
  | 'uint32'
  | 'duration'
  | 'certificate'
  | 'interfaces';

/** What functions may use from outside, and what bounds their work. */
export interface Ports {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  /** Counts work (a step, a character, an element); fails the template when there is too much. */
  readonly spend: (amount: number) => void;
}

/** What a function gives: a value, or the text of its error. */
export type Returned = { readonly value: GoValue } | { readonly ref: Ref } | { readonly error: string };

/** A function that templates can call. */
export interface GoFunction {
  readonly params: readonly ParamType[];
  /** The type of all further arguments. */
  readonly rest?: ParamType;
  /** Whether the declared result is `interface {}`, so that null is nothing further on. */
  readonly boxes?: boolean;
  /** `and`, `or`: stops at the first argument whose truth is this one. */
  readonly shortCircuit?: boolean;
  /** @param first how the first argument stands in the template */
  readonly call: (args: readonly GoValue[], ports: Ports, refs: readonly Ref[], first: string) => Returned;
}

/** Go's name of a parameter's type, in errors. */
export function paramTypeName(type: ParamType): string {
  switch (type) {
    case 'any':
      return 'interface {}';
    case 'value':
      return 'reflect.Value';
    case 'map':
      return 'map[string]interface {}';
    case 'time':
      return 'time.Time';
    case 'duration':
      return 'time.Duration';
    case 'certificate':
      return 'sprig.certificate';
    case 'interfaces':
      return '[]interface {}';
    default:
      return type;
  }
}

/** Ends a function like a Go panic does: the template engine reports its text as the function's error. */
export class GoPanic extends Error {}
