/**
 * gjson derives the offset of a result from pointers. Texts get addresses here, so that the same subtraction answers
 * the same: a slice has its document's address plus its offset, a composed text an address of its own.
 */
let next = 0;

/** Room between two texts, so that no two of them touch. */
const GAP = 1;

/** The address of a text that shares memory with no other. */
export function allocate(length: number): number {
  const address = next;
  next += length + GAP;
  return address;
}

/** Forgets all addresses. To be called at the start of a look-up from outside. */
export function resetAddresses(): void {
  next = 0;
}
