import { LAST_MOMENT } from '../engine/moment.ts';

/** Time as the emulator sees it: milliseconds since 1970, up to the last moment that a `Date` can hold. */
export interface Clock {
  now(): number;
  /** Calls back once, at or after `at`; the answer cancels. */
  schedule(at: number, callback: () => void): () => void;
  /** The moment of the next timer. */
  nextTimer(): number | undefined;
}

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** Timers longer than this are set again on the way: `setTimeout` overflows. */
const MAX_TIMEOUT = 2_000_000_000;

/** The machine's own time. */
export function realClock(): Clock {
  const timers = new Map<symbol, number>();
  return {
    now: () => Date.now(),
    nextTimer() {
      let next: number | undefined;
      for (const at of timers.values()) next = Math.min(next ?? at, at);
      return next;
    },
    schedule(wanted, callback) {
      const at = Math.min(wanted, LAST_MOMENT);
      const key = Symbol('timer');
      let handle: NodeJS.Timeout;
      const arm = (): void => {
        const wait = at - Date.now();
        handle = setTimeout(wait > MAX_TIMEOUT ? arm : run, Math.max(0, Math.min(wait, MAX_TIMEOUT)));
      };
      const run = (): void => {
        timers.delete(key);
        callback();
      };
      timers.set(key, at);
      arm();
      return () => {
        timers.delete(key);
        clearTimeout(handle);
      };
    },
  };
}

/** A clock that stands still until it is moved. */
export interface VirtualClock extends Clock {
  /** Goes to the next timer and runs it; false when there is none. */
  step(): boolean;
  /** Goes to a moment, but not beyond the next timer. */
  moveTo(at: number): void;
}

export function isVirtual(clock: Clock): clock is VirtualClock {
  return 'moveTo' in clock;
}

export function virtualClock(start: number): VirtualClock {
  let now = start;
  /** The next one comes last; of those of the same moment the one that was set first. */
  const timers: Timer[] = [];
  /** How many come after a moment. */
  const countAfter = (at: number): number => {
    let [low, high] = [0, timers.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((timers[middle]?.at ?? at) > at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    now: () => now,
    nextTimer: () => timers.at(-1)?.at,
    schedule(at, callback) {
      const timer = { at: Math.min(at, LAST_MOMENT), callback };
      timers.splice(countAfter(timer.at), 0, timer);
      return () => {
        const index = timers.indexOf(timer);
        if (index >= 0) timers.splice(index, 1);
      };
    },
    step() {
      const timer = timers.pop();
      if (!timer) return false;
      now = Math.max(now, timer.at);
      timer.callback();
      return true;
    },
    moveTo(at) {
      now = Math.max(now, Math.min(at, timers.at(-1)?.at ?? LAST_MOMENT));
    },
  };
}
