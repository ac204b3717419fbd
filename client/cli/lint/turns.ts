/** Shared by threads: the number of the next file that nobody has taken, and whether the thread that helps has taken any. */
export type Turns = Int32Array<SharedArrayBuffer>;

const AT_ONCE = 8;

const NEXT = 0;
const HELPED = 1;

export function newTurns(): Turns {
  return new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
}

/** The numbers of files that nobody else has taken, until there is none left. */
export function* takeTurns(turns: Turns, count: number): Generator<number> {
  for (let from = take(turns); from < count; from = take(turns))
    for (let file = from; file < Math.min(from + AT_ONCE, count); file++) yield file;
}

/** The same in the thread that helps. */
export function helpByTurns(turns: Turns, count: number): Generator<number> {
  if (Atomics.load(turns, NEXT) < count) Atomics.store(turns, HELPED, 1);
  return takeTurns(turns, count);
}

/** False where the thread that helps came too late. */
export function isHelped(turns: Turns): boolean {
  return Atomics.load(turns, HELPED) === 1;
}

function take(turns: Turns): number {
  return Atomics.add(turns, NEXT, AT_ONCE);
}
