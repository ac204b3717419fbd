/** The longest text that a path may compose, in UTF-16 units; Go would go on until memory ends. */
export const MAX_COMPOSED = 1 << 26;

/** Ends a look-up that would not fit into memory. Thrown and caught inside this folder only. */
export class LookupLimit extends Error {}

export function checkComposed(length: number): void {
  if (length > MAX_COMPOSED) throw new LookupLimit('the path composes more text than fits into memory');
}
