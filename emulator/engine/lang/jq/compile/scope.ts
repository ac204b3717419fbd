import type { Code } from '../machine/state.ts';

/** What a function sees of the names around it, while it is compiled. */
export interface Scope {
  readonly code: Code;
  readonly outer: Scope | undefined;
  /** Names that are visible now; the latest hides the others. */
  variables: Variable[];
  functions: FunctionEntry[];
  depth: number;
}

export interface Variable {
  /** `$x` for a variable, `f` for an argument that is called. */
  readonly name: string;
  readonly slot: number;
  readonly depth: number;
}

export interface FunctionEntry {
  readonly name: string;
  readonly arity: number;
  readonly code: Code;
}

/** A place in the frame that is `hops` functions outwards. */
export interface Place {
  readonly hops: number;
  readonly slot: number;
}

export type Found =
  | { readonly type: 'function'; readonly entry: FunctionEntry; readonly hops: number }
  | { readonly type: 'variable'; readonly place: Place };

export function createScope(outer: Scope | undefined): Scope {
  return { code: { instructions: [], slots: 0 }, outer, variables: [], functions: [], depth: 0 };
}

export function newVariable(scope: Scope, name = ''): Place {
  const slot = scope.code.slots++;
  scope.variables.push({ name, slot, depth: scope.depth });
  return { hops: 0, slot };
}

/** The variable of this name on the same level, or a new one. */
export function bindVariable(scope: Scope, name: string): Place {
  const known = scope.variables.find((variable) => variable.name === name && variable.depth === scope.depth);
  return known ? { hops: 0, slot: known.slot } : newVariable(scope, name);
}

/** Runs a part of the compilation whose names are not seen behind it. */
export function inner<T>(scope: Scope, part: () => T): T {
  const { length: variables } = scope.variables;
  const { length: functions } = scope.functions;
  scope.depth++;
  const result = part();
  scope.depth--;
  scope.variables.length = variables;
  scope.functions.length = functions;
  return result;
}

/** A function or, without arguments, a variable: from the innermost scope outwards, functions first. */
export function lookUp(scope: Scope, name: string, arity: number): Found | undefined {
  let hops = 0;
  for (let at: Scope | undefined = scope; at; at = at.outer, hops++) {
    const entry = at.functions.findLast((each) => each.name === name && each.arity === arity);
    if (entry) return { type: 'function', entry, hops };
    const variable = arity === 0 ? at.variables.findLast((each) => each.name === name) : undefined;
    if (variable) return { type: 'variable', place: { hops, slot: variable.slot } };
  }
  return undefined;
}
