import type { VirtualClock } from './clock.ts';

/** Moves a virtual clock, always waiting until everything that a timer led to is done: the trace is the same each time. */
export interface TimeTravel {
  /** Goes to the next timer; false when there is none. */
  step(): Promise<boolean>;
  /** Goes to a moment; every timer on the way fires. */
  jumpTo(at: number): Promise<void>;
  /** Goes from timer to timer until the promise has ended, or no timer is left; fails if the promise does. */
  until(done: Promise<unknown>): Promise<void>;
}

/** @param settled ends when all that is left to do waits for the clock */
export function timeTravel(clock: VirtualClock, settled: () => Promise<void>): TimeTravel {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  const step = async (): Promise<boolean> => {
    await settled();
    const moved = clock.step();
    await settled();
    return moved;
  };
  return {
    step: () => inTurn(step),
    jumpTo: (at) =>
      inTurn(async () => {
        await settled();
        while ((clock.nextTimer() ?? Infinity) <= at) await step();
        clock.moveTo(at);
      }),
    until: (done) =>
      inTurn(async () => {
        const state = { ended: false };
        const end = (): void => void (state.ended = true);
        done.then(end, end);
        await settled();
        while (!state.ended && (await step()));
        if (state.ended) await done;
      }),
  };
}

/** How often a clock that goes by itself is moved; in milliseconds of real time. */
const TICK = 100;

/** Lets a virtual clock go by itself, `speed` seconds in a real one. Returns what stops it. */
export function letGo(clock: VirtualClock, travel: TimeTravel, speed: number): () => void {
  let began = performance.now();
  let from = clock.now();
  let moving = false;
  const timer = setInterval(() => {
    if (moving) return;
    const target = from + (performance.now() - began) * speed;
    // Somebody jumped ahead: go on from there.
    if (clock.now() > target) {
      began = performance.now();
      from = clock.now();
      return;
    }
    moving = true;
    void travel.jumpTo(target).finally(() => (moving = false));
  }, TICK);
  return () => {
    clearInterval(timer);
  };
}
