import type { Program } from '../govaluate/evaluate.ts';
import { compile, evaluate } from '../govaluate/evaluate.ts';
import { translate } from './translate.ts';

/** A trigger's condition, ready to be asked. */
export interface CompiledCondition {
  /** The expression over dependency names. */
  readonly expression: string;
  /** The distinct dependencies in the order in which they appear. */
  readonly vars: readonly string[];
  /** Whether a JetStream bus keeps pending events for it. */
  readonly stateful: boolean;
  /** Whether a Kafka bus keeps pending events for it. */
  readonly kafkaStateful: boolean;
  /** Asks with the dependencies that have an event; a result that is no boolean counts as false. */
  readonly evaluate: (
    present: (name: string) => boolean,
  ) => { readonly value: boolean } | { readonly error: string };
}

/** Where upstream gives up on a condition: translating it, parsing the result, or matching its names. */
export interface ConditionError {
  readonly stage: 'translate' | 'parse' | 'match';
  readonly error: string;
  /** The piece of `conditions` to blame, in UTF-16 units; all of it where that is not known. */
  readonly offset: number;
  readonly length: number;
  readonly expression?: string;
  readonly vars?: readonly string[];
}

/**
 * Compiles a trigger's `conditions` against its sensor's dependency names.
 * @param conditions may be empty: then all dependencies are needed
 */
export function parseCondition(
  conditions: string,
  dependencies: readonly string[],
): { readonly ok: CompiledCondition } | ConditionError {
  const translated = translate(conditions, dependencies);
  if ('error' in translated) return { stage: 'translate', ...translated };
  const { expression } = translated;
  const all = { offset: 0, length: conditions.length };
  const compiled = compile(expression.replaceAll('-', '\\-'));
  if ('error' in compiled) return { stage: 'parse', error: compiled.error, expression, ...all };
  const { program } = compiled;
  const vars = [...new Set(program.variables)];
  const unknown = vars.find((name) => !dependencies.includes(name));
  if (unknown !== undefined) {
    const error = `Dependency expression and dependency list do not match, ${unknown} is not found`;
    return { stage: 'match', error, expression, vars, ...(placeOf(unknown, conditions) ?? all) };
  }
  const kafkaStateful = program.tokens.some(({ kind, value }) => kind === 'LOGICALOP' && value === '&&');
  const stateful = expression.includes('&');
  return {
    ok: { expression, vars, stateful, kafkaStateful, evaluate: (present) => ask(program, vars, present) },
  };
}

function placeOf(name: string, conditions: string): { offset: number; length: number } | undefined {
  const offset = conditions.replaceAll('-', '_').indexOf(name.replaceAll('-', '_'));
  return offset === -1 ? undefined : { offset, length: name.length };
}

function ask(
  program: Program,
  vars: readonly string[],
  present: (name: string) => boolean,
): { readonly value: boolean } | { readonly error: string } {
  const answer = evaluate(program, (name) => (vars.includes(name) ? present(name) : undefined));
  return 'error' in answer ? answer : { value: answer.value === true };
}
