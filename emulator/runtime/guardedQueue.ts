import { createContext, Script } from 'node:vm';

/** A batch begins nothing more after so many milliseconds, so that others in this thread get their turn. */
const BATCH = 20;

/** Items whose work is done in this thread, one after the other. */
export interface GuardedQueue<Item> {
  readonly take: (item: Item) => void;
  /** Does now what waits. */
  readonly flush: () => void;
}

export interface GuardedWork<Item, Result> {
  /** Whether it can be done without a guard. */
  readonly isShort: (item: Item) => boolean;
  /** Pure: it may be stopped anywhere. */
  readonly work: (item: Item) => Result;
  readonly done: (item: Item, result: Result) => void;
  readonly failed: (item: Item, error: unknown) => void;
  /** Work was stopped, and nothing more is done here. */
  readonly stopped: () => void;
}

/**
 * Does short work at once, and other work in batches, each of which is stopped when it takes longer than `limit` milliseconds. The guard is the `timeout` of Node's scripts: it
 * ends loops and regular expressions alike. It costs a thread, so what is asked for in one moment shares it.
 */
export function guardedQueue<Item, Result>(
  limit: number,
  { isShort, work, done, failed, stopped }: GuardedWork<Item, Result>,
): GuardedQueue<Item> {
  let guarded: ReturnType<typeof guard> | undefined;
  let waiting: Item[] = [];
  let isStopped = false;

  const outcomeOf = (item: Item): Outcome<Result> => {
    try {
      return { result: work(item) };
    } catch (error) {
      return { error };
    }
  };
  const tell = (item: Item, outcome: Outcome<Result>): void => {
    if ('error' in outcome) failed(item, outcome.error);
    else done(item, outcome.result);
  };
  const flush = (): void => {
    if (waiting.length === 0 || isStopped) return;
    const items = waiting;
    const outcomes: Outcome<Result>[] = [];
    guarded ??= guard(limit);
    isStopped = !guarded(() => {
      const end = performance.now() + BATCH;
      for (const item of items) {
        outcomes.push(outcomeOf(item));
        if (performance.now() > end) return;
      }
    });
    waiting = items.slice(outcomes.length);
    outcomes.forEach((outcome, index) => {
      tell(items[index] as Item, outcome);
    });
    if (isStopped) stopped();
    else if (waiting.length > 0) setImmediate(flush);
  };

  return {
    flush,
    take(item) {
      if (isStopped) return;
      if (waiting.length === 0 && isShort(item)) tell(item, outcomeOf(item));
      else if (waiting.push(item) === 1) setImmediate(flush);
    },
  };
}

type Outcome<Result> = { readonly result: Result } | { readonly error: unknown };

/** Does work; the answer is false if it was stopped: no code of it runs on, not even a `finally`. */
function guard(timeout: number): (work: () => void) => boolean {
  const script = new Script('work()');
  const global: { work?: () => void } = {};
  const context = createContext(global);
  return (work) => {
    global.work = work;
    try {
      script.runInContext(context, { timeout });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false;
      throw error;
    }
  };
}
