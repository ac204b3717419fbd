import { filterExpression } from '../../../emulator/engine/lang/expr/filter.ts';

const PORTS = { now: () => Date.UTC(2026, 0, 2, 3, 4, 5), random: () => 0.5 };

export function answerExpr({ expr, body }: { readonly expr: string; readonly body: string }): unknown {
  const answer = filterExpression(expr, body, PORTS);
  return 'error' in answer ? { error: answer.error } : answer;
}
