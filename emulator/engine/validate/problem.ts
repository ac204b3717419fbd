import type { Path } from '../../../schemas/yaml/node.ts';

/** What a controller says of a manifest, text for text, and the field that it is about. */
export interface Problem {
  readonly message: string;
  /** From the object that is checked. */
  readonly path: Path;
}

/** One rule: its problems, in the order in which upstream finds them. */
export type Rule<Value> = (value: Value) => Problem | readonly Problem[] | false | undefined;

/** A problem with a field below the object at hand. */
export function at(message: string, ...path: Path): Problem {
  return { message, path };
}

/** Absent or the empty text. */
export function empty(text: string | undefined): boolean {
  return text === undefined || text === '';
}

/** Go through rules in their order. Upstream stops at the first problem; an editor shows all. */
export function check<Value>(value: Value, rules: readonly Rule<Value>[]): Problem[] {
  return rules.flatMap((rule) => {
    const found = rule(value);
    return found === false || found === undefined ? [] : found;
  });
}

/** Problems of a part, seen from the whole. */
export function below(problems: readonly Problem[], ...path: Path): Problem[] {
  return problems.map((problem) => ({ ...problem, path: [...path, ...problem.path] }));
}

/** Problems with a text in front. */
export function prefixed(problems: readonly Problem[], prefix: string): Problem[] {
  return problems.map(({ message, path }) => ({ message: prefix + message, path }));
}
