/** Why a program was ended. gojq has no such bounds: it would run on, or run out of memory. */
export class LimitReached extends Error {}

/** Instructions of the machine, and elements or characters that functions touch beside them. */
export const MAX_STEPS = 24_000_000;
export const MAX_WORK = 12_000_000;
/** Longest text, in UTF-16 units. */
export const MAX_TEXT = 8 * 1024 * 1024;
/** Deepest nesting of a value that is walked. */
export const MAX_DEPTH = 2_000;
/** Calls that are open at a time (a call at the end of a function takes its place), and arguments inside of arguments. */
export const MAX_CALLS = 400_000;
/** Alternatives that are open at a time. */
export const MAX_OPEN = 1_000_000;

let workLeft = MAX_WORK;

/** Starts the count of a run, of which `effort` says how much of the bound it may use up; runs do not overlap. */
export function startWork(effort = 1): void {
  workLeft = MAX_WORK * effort;
}

/** Counts `amount` elements or characters; throws `LimitReached`, which the run catches. */
export function work(amount: number): void {
  workLeft -= amount;
  if (workLeft < 0) throw new LimitReached('the jq program handles too much data');
}

/** Counts members of objects that are read in order or copied: each costs about four elements. */
export function workMembers(count: number): void {
  work(4 * (count + 1));
}

export function checkText(length: number): void {
  if (length > MAX_TEXT) throw new LimitReached('the jq program makes a text that is too long');
}

/** Counts a text that is about to be made. */
export function workText(length: number): void {
  checkText(length);
  work((length >> 2) + 1);
}

export function checkDepth(depth: number): void {
  if (depth > MAX_DEPTH) throw new LimitReached('the jq program handles a value that is nested too deep');
}
