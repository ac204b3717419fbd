/** Ids that were seen within a window of time. */
export interface SeenIds {
  /** Remembers an id; true when it was there before, which does not prolong it. Moments in milliseconds since 1970. */
  seen(id: string, now: number): boolean;
}

/** More ids than this are forgotten, oldest first, before their time. */
const MOST_IDS = 100_000;

/** @param window milliseconds */
export function seenIds(window: number): SeenIds {
  const times = new Map<string, number>();
  return {
    seen(id, now) {
      for (const [old, at] of times) {
        if (now - at < window && times.size < MOST_IDS) break;
        times.delete(old);
      }
      if (times.has(id)) return true;
      times.set(id, now);
      return false;
    },
  };
}
