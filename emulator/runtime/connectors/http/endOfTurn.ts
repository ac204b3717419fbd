let waiting: (() => void)[] = [];

/**
 * Calls at the end of this turn of the event loop, one after the other with all others that wait for it. What many connections bring at
 * once is so taken through each stage together, which keeps the code of that stage in the processor's cache.
 */
export function atEndOfTurn(call: () => void): void {
  if (waiting.push(call) === 1) setImmediate(callAll);
}

function callAll(): void {
  const calls = waiting;
  waiting = [];
  for (const call of calls) call();
}
