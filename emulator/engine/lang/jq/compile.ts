import { compileQuery } from './compile/query.ts';
import { finish } from './compile/emit.ts';
import { NameStop } from './compile/names.ts';
import { createScope } from './compile/scope.ts';
import type { Code } from './machine/state.ts';
import { parseProgram } from './parser.ts';
import type { ProgramError } from './syntaxError.ts';

/** A program that is ready to run. */
export interface JqProgram {
  readonly code: Code;
}

export type Compiled = { readonly program: JqProgram } | ProgramError;

const kept = new Map<string, Compiled>();
const MAX_KEPT = 200;

/** Compiles a jq program as gojq does. The last programs are kept. Errors have gojq's text and an offset in UTF-16 units. */
export function compileJq(source: string): Compiled {
  const known = kept.get(source);
  if (known) return known;
  const fresh = compile(source);
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(source, fresh);
  return fresh;
}

function compile(source: string): Compiled {
  const parsed = parseProgram(source);
  if ('error' in parsed) return parsed;
  const [imported] = parsed.imports;
  if (imported)
    return { error: `cannot load module: "${imported.path}"`, offset: imported.at, phase: 'names' };
  const scope = createScope(undefined);
  try {
    compileQuery(scope, parsed.query);
    return { program: { code: finish(scope) } };
  } catch (stop) {
    if (stop instanceof NameStop) return stop.reason;
    return { error: 'the program is nested too deep', offset: 0, phase: 'names' };
  }
}
