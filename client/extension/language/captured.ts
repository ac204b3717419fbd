import type { Step } from '../../../emulator/engine/trace/step.ts';
import type { CapturedEvent } from './server.ts';

/** Events may come by the thousand; of each name the last one matters, soon. */
const WAIT = 300;

/** Tells of the last event of each name among the steps that it is given, at most once in `wait` milliseconds. */
export function tellCaptured(
  tell: (event: CapturedEvent) => void,
  wait = WAIT,
): (steps: readonly Step[]) => void {
  let last = new Map<string, CapturedEvent>();
  return (steps) => {
    const isFirst = last.size === 0;
    for (const event of capturedIn(steps)) last.set(`${event.eventSource}/${event.eventName}`, event);
    if (!isFirst || last.size === 0) return;
    setTimeout(() => {
      const events = last.values();
      last = new Map();
      for (const event of events) tell(event);
    }, wait);
  };
}

function capturedIn(steps: readonly Step[]): CapturedEvent[] {
  return steps.flatMap((step) => {
    if (step.kind !== 'event.received' || step.output?.data === undefined) return [];
    const { eventSource, eventName, data } = step.output;
    return [{ eventSource, eventName, data }];
  });
}
