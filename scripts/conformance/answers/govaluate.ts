import type { JsonValue } from '../../../emulator/engine/lang/goPrint.ts';
import { compile, evaluate } from '../../../emulator/engine/lang/govaluate/evaluate.ts';

interface Input {
  readonly expr: string;
  readonly env: Readonly<Record<string, JsonValue>>;
}

export function answerGovaluate({ expr, env }: Input): unknown {
  const compiled = compile(expr);
  if ('error' in compiled) return { error: compiled.error };
  const answer = evaluate(compiled.program, (name) => (Object.hasOwn(env, name) ? env[name] : undefined));
  return 'error' in answer ? answer : { value: jsonOf(answer.value) };
}

/** Numbers that JSON lacks, as the vectors write them. */
function jsonOf(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return { $nonfinite: Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf' };
  }
  if (Array.isArray(value)) return value.map(jsonOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, jsonOf(member)]));
}
