import type { Step } from '../../emulator/engine/trace/step.ts';
import { START } from './emulator.ts';

/** `+seconds kind subject verdict: why` of the steps from the condition on. */
export function told(steps: readonly Step[]): string[] {
  const interesting = steps.filter(({ kind }) => !/^(event|bus\.published|dependency|condition$)/.test(kind));
  return interesting.map(({ at, kind, subject, verdict, why }) => {
    const seconds = (Date.parse(at) - START) / 1_000;
    return `+${seconds} ${kind} ${subject} ${verdict}: ${why}`;
  });
}
