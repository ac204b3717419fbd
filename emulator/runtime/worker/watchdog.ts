/** How often it looks, in one limit. Looks are counted, not time: while this thread is busy itself, nobody reads what work has ended. */
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
  let idle = 0;

  const look = (): void => {
    timer = undefined;
    if (!busy()) return;
    const now = progress();
    idle = now === last ? idle + 1 : 0;
    last = now;
    // The last look may be a late one: what came meanwhile is read before the one after it.
    if (idle > LOOKS) onStuck();
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
      idle = 0;
      arm();
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
