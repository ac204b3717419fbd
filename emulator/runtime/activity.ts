/** Knows whether anything is being done, so that time is only moved when nothing is. */
export interface Activity {
  /** Counts as being done until the promise ends. */
  during<Value>(work: Promise<Value>): Promise<Value>;
  /** Within work: nothing is being done until the promise ends. */
  pause<Value>(waiting: Promise<Value>): Promise<Value>;
  /** Ends when nothing is being done but to wait. */
  readonly settled: () => Promise<void>;
}

export function createActivity(): Activity {
  let active = 0;
  let waiting: (() => void)[] = [];

  const change = (by: number): void => {
    active += by;
    if (active > 0 || waiting.length === 0) return;
    // What ends may begin something new in the same moment.
    setImmediate(() => {
      if (active > 0) return;
      const all = waiting;
      waiting = [];
      for (const resolve of all) resolve();
    });
  };

  const whileOpen = <Value>(promise: Promise<Value>, by: number): Promise<Value> => {
    change(by);
    const end = (): void => {
      change(-by);
    };
    promise.then(end, end);
    return promise;
  };

  return {
    during: (work) => whileOpen(work, 1),
    pause: (sleeping) => whileOpen(sleeping, -1),
    settled: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        change(0);
      }),
  };
}
