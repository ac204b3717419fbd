import type { GoValue } from '../fmt/value.ts';
import { typeName } from '../fmt/value.ts';

/**
 * A value in a place, as Go's reflection sees it: undefined is no value at all, `boxed` one whose place has the type
 * `interface {}` (an element of a decoded document), so that even null is something there.
 */
export type Ref = undefined | { readonly value: GoValue; readonly boxed: boolean };

export function boxed(value: GoValue): Ref {
  return { value, boxed: true };
}

/** A value of its own type; null is no value. */
export function plain(value: GoValue): Ref {
  return value === null ? undefined : { value, boxed: false };
}

/** Takes a value out of its box. */
export function unbox(ref: Ref): Ref {
  return ref?.boxed ? plain(ref.value) : ref;
}

export function typeOfRef(ref: NonNullable<Ref>): string {
  return ref.boxed ? 'interface {}' : typeName(ref.value);
}
