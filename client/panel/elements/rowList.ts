/** Where a key moves the selection in a list of `length` rows; undefined when the key means nothing to it. */
export function movedIndex(key: string, index: number, length: number, page = 10): number | undefined {
  if (length === 0) return undefined;
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + page,
    PageUp: index - page,
    Home: 0,
    End: length - 1,
  };
  const target = moves[key];
  return target === undefined ? undefined : Math.max(0, Math.min(length - 1, target));
}
