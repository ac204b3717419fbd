/** Time as the emulator sees it. Milliseconds since 1970. */
export interface Clock {
  now(): number;
  /** Calls back once, at or after `at`; the answer cancels. */
  schedule(at: number, callback: () => void): () => void;
  /** The moment of the next timer. */
  nextTimer(): number | undefined;
}

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly callback: () => void;
}

/** Timers longer than this are set again on the way: `setTimeout` overflows. */
const MAX_TIMEOUT = 2_000_000_000;

/** The machine's own time. */
export function realClock(): Clock {
  const timers = new Map<symbol, number>();
  return {
    now: () => Date.now(),
    nextTimer: () => (timers.size === 0 ? undefined : Math.min(...timers.values())),
    schedule(at, callback) {
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
  let order = 0;
  let timers: Timer[] = [];
  const next = (): Timer | undefined =>
    timers.reduce<Timer | undefined>(
      (a, b) => (a && (a.at < b.at || (a.at === b.at && a.order < b.order)) ? a : b),
      undefined,
    );
  return {
    now: () => now,
    nextTimer: () => next()?.at,
    schedule(at, callback) {
      const timer = { at, order: order++, callback };
      timers.push(timer);
      return () => void (timers = timers.filter((other) => other !== timer));
    },
    step() {
      const timer = next();
      if (!timer) return false;
      timers = timers.filter((other) => other !== timer);
      now = Math.max(now, timer.at);
      timer.callback();
      return true;
    },
    moveTo(at) {
      now = Math.max(now, Math.min(at, next()?.at ?? at));
    },
  };
}
