import type { Tape } from './tape.ts';
import { behind, endOf, isEmptyAt, isObjectAt, isScalarAt, startOf } from './tapeFind.ts';

/** How long a text would be without the blanks between its parts. Values may be nested to any depth. */
export function compactLength(json: string, tape: Tape): number {
  const last = behind(tape, 0);
  /** The slots behind the blocks that are open, and whether they are objects. */
  const ends: number[] = [];
  const objects: boolean[] = [];
  let inObject = false;
  let length = 0;
  for (let at = 0; at < last;) {
    while (at === ends.at(-1)) {
      ends.pop();
      inObject = objects.pop() ?? false;
    }
    if (inObject) {
      const keyLength = Math.abs(endOf(tape, at)) - startOf(tape, at);
      length += keyLength + 1;
      at += 2;
    }
    // The comma before it, except for the first one, which is taken off where the block begins.
    if (ends.length > 0) length++;
    if (isScalarAt(json, tape, at)) length += endOf(tape, at) - startOf(tape, at);
    else if (isEmptyAt(tape, at)) length += 2;
    else {
      length += 1;
      ends.push(behind(tape, at));
      objects.push(inObject);
      inObject = isObjectAt(json, tape, at);
    }
    at += 3;
  }
  return length;
}
