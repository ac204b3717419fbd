import type { Step } from '../../../emulator/engine/trace/step.ts';

/** The step that a reader wants to see first: what would be sent, else what went wrong, else where it ended. */
export function decidingStep(steps: readonly Step[]): Step | undefined {
  return (
    steps.find(({ kind, verdict }) => kind === 'trigger.request' && verdict !== 'error') ??
    steps.find(({ verdict }) => verdict === 'error') ??
    steps.findLast(({ verdict }) => verdict === 'failed' || verdict === 'waiting') ??
    steps.at(-1)
  );
}
