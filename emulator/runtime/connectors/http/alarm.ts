/** Rings at a moment that is mostly put off before it comes: then it costs no timer of its own. */
export interface Alarm {
  /** @param moment as `performance.now()` counts */
  setTo(moment: number): void;
  stop(): void;
}

export function createAlarm(ring: () => void): Alarm {
  let wanted = Infinity;
  /** When the timer comes. */
  let due = Infinity;
  let timer: NodeJS.Timeout | undefined;

  function start(): void {
    clearTimeout(timer);
    due = wanted;
    timer = setTimeout(come, Math.max(0, due - performance.now()));
  }

  function come(): void {
    due = Infinity;
    if (performance.now() < wanted) start();
    else ring();
  }

  return {
    setTo(moment) {
      wanted = moment;
      if (moment < due) start();
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
