import type { CompiledCondition } from '../../../emulator/engine/lang/condition/condition.ts';
import { parseCondition } from '../../../emulator/engine/lang/condition/condition.ts';

interface Input {
  readonly conditions: string;
  readonly dependencies: readonly string[];
}

const MAX_VARS_OF_TABLE = 5;

export function answerCondition({ conditions, dependencies }: Input): unknown {
  const parsed = parseCondition(conditions, dependencies);
  if ('error' in parsed) {
    const { stage, error, expression, vars } = parsed;
    return { stage, error, expression, vars };
  }
  const { expression, vars, stateful, kafkaStateful } = parsed.ok;
  const table = vars.length <= MAX_VARS_OF_TABLE ? tableOf(parsed.ok) : undefined;
  return { expression, vars, stateful, kafkaStateful, table };
}

/** Entry i is the answer when exactly the vars k with bit k of i have an event. */
function tableOf({ vars, evaluate }: CompiledCondition): unknown[] {
  return Array.from({ length: 2 ** vars.length }, (_entry, i) => {
    const answer = evaluate((name) => (i & (1 << vars.indexOf(name))) !== 0);
    return 'error' in answer ? answer.error : answer.value;
  });
}
