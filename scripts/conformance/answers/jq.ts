import { transformData } from '../../../emulator/engine/lang/jq/transform.ts';

interface Input {
  readonly jq: string;
  readonly data: string | null;
}

const PORTS = { now: () => Date.UTC(2026, 0, 2, 3, 4, 5), random: () => 0.5 };

/** Null data is left alone, whatever the program. */
export function answerJq({ jq, data }: Input): unknown {
  if (data === null) return { data };
  const answer = transformData(jq, data, PORTS);
  return 'error' in answer ? { error: answer.error } : answer;
}
