import { LAST_MOMENT } from '../moment.ts';
import { wait, type Pipeline } from '../pipeline.ts';
import type { OtherSide } from './otherSide.ts';
import type { Conversation } from './sending/conversation.ts';

/** Calls and waits that are made in one attempt: one that is told to come again for ever has no end. */
export const MOST_ASKS = 1_000;

/**
 * Drives what upstream says to the other side; without one, nothing is answered.
 * @returns the conversation's result, or why it was cut short
 */
export function* converse<Result>(
  conversation: Conversation<Result>,
  other: OtherSide | undefined,
  now: () => number,
  /** Told before time passes. */
  onWait?: (ms: number) => Pipeline<void>,
): Pipeline<Result | { readonly error: string }> {
  let step = conversation.next();
  for (let asked = 1; !step.done; asked++) {
    if (asked > MOST_ASKS)
      return { error: `the emulator makes no more than ${MOST_ASKS} calls and waits in one attempt` };
    if (step.value.do === 'wait') {
      const { ms } = step.value;
      if (now() + ms > LAST_MOMENT) return { error: 'the next call would come after the end of time' };
      if (onWait) yield* onWait(ms);
      yield* wait(ms);
      step = conversation.next({});
    } else step = conversation.next(other ? yield* other.answer(step.value) : {});
  }
  return step.value;
}
