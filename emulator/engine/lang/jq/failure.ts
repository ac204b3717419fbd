import { toJson } from './encode.ts';
import { kindPreview, preview } from './preview.ts';
import type { Value } from './value.ts';

/** Where an error may be caught: `break` by its label, `halt` nowhere. */
type FailureKind = 'error' | 'break' | 'halt';

/** An error of the running program, with gojq's text. It is a value: it is returned, not thrown. */
export class Failure {
  readonly kind: FailureKind;
  readonly text: () => string;
  /** What `catch` sees instead of the text. */
  readonly caught: { readonly value: Value } | undefined;
  /** The label of a `break`. */
  readonly label: number;

  constructor(
    text: () => string,
    kind: FailureKind = 'error',
    caught?: { readonly value: Value },
    label = -1,
  ) {
    this.text = text;
    this.kind = kind;
    this.caught = caught;
    this.label = label;
  }
}

export function failure(text: string): Failure {
  return new Failure(() => text);
}

export function thrown(value: Value): Failure {
  const text = (): string => `error: ${typeof value === 'string' ? value : toJson(value)}`;
  return new Failure(text, 'error', { value });
}

export function halted(): Failure {
  return new Failure(() => 'halt', 'halt');
}

export function broken(name: string, label: number): Failure {
  return new Failure(() => `label not defined: ${name}`, 'break', undefined, label);
}

const about =
  (words: string) =>
  (value: Value): Failure =>
    new Failure(() => words + kindPreview(value));

export const expectedObject = about('expected an object but got: ');
export const expectedArray = about('expected an array but got: ');
export const cannotIterate = about('cannot iterate over: ');
export const keyNotText = about('expected a string for object key but got: ');
export const indexNotNumber = about('expected a number for indexing an array but got: ');
export const textIndexNotNumber = about('expected a number for indexing a string but got: ');
export const expectedStartEnd = about('expected "start" and "end" for slicing but got: ');
export const invalidPath = about('invalid path against: ');
export const invalidIteratedPath = about('invalid path on iterating against: ');

/** `NAME cannot be applied to: KIND (VALUE)`, with the arguments in brackets behind the name. */
export function notApplicable(name: string, input: Value, ...args: readonly Value[]): Failure {
  return new Failure(() => `${call(name, args)} cannot be applied to: ${kindPreview(input)}`);
}

/** `NAME cannot be applied to VALUE: REASON`. */
export function failedOn(
  name: string,
  input: Value,
  args: readonly Value[],
  reason: string | Failure,
): Failure {
  return new Failure(
    () =>
      `${call(name, args)} cannot be applied to ${preview(input)}: ${typeof reason === 'string' ? reason : reason.text()}`,
  );
}

function call(name: string, args: readonly Value[]): string {
  return args.length === 0 ? name : `${name}(${args.map(preview).join('; ')})`;
}

export function cannotCombine(verb: string, left: Value, right: Value): Failure {
  return new Failure(() => `cannot ${verb}: ${kindPreview(left)} and ${kindPreview(right)}`);
}

export function byZero(verb: string, left: Value, right: Value): Failure {
  return new Failure(() => `cannot ${verb} ${kindPreview(left)} by: ${kindPreview(right)}`);
}
