const LIMIT = 3;
const WINDOW_MS = 60_000;

/** Says, at each crash, whether to start again: not after the third one within a minute. Moments are milliseconds. */
export function restartGuard(): (now: number) => boolean {
  let crashes: number[] = [];
  return (now) => {
    crashes = [...crashes.filter((at) => now - at < WINDOW_MS), now];
    return crashes.length < LIMIT;
  };
}
