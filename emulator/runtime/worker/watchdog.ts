/** How often it looks, in one limit. */
const LOOKS = 8;

export interface Watched {
  /** Whether there is anything to be done at all. */
  readonly busy: () => boolean;
  /** A number that changes whenever work begins or goes on. */
  readonly progress: () => number;
  readonly onStuck: () => void;
}

export interface Watchdog {
  /** Work has come. */
  wake(): void;
  stop(): void;
}

/** Says when something is busy for `limit` milliseconds without getting on. It sleeps while there is nothing to be done. */
export function createWatchdog(limit: number, { busy, progress, onStuck }: Watched): Watchdog {
  let timer: NodeJS.Timeout | undefined;
  let last = 0;
  let since = 0;

  const look = (): void => {
    timer = undefined;
    if (!busy()) return;
    const now = performance.now();
    if (progress() !== last) {
      last = progress();
      since = now;
    }
    if (now - since >= limit) onStuck();
    else arm();
  };
  const arm = (): void => {
    timer ??= setTimeout(look, limit / LOOKS);
    timer.unref();
  };
  return {
    wake() {
      if (timer) return;
      last = progress();
      since = performance.now();
      arm();
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
