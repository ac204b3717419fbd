import { raise } from '../machine.ts';
import { native } from '../value.ts';

/** `coroutine.yield`: a coroutine's own calls stop at it; it runs only where there is none around. */
export const YIELD = native((_, machine) =>
  raise(
    machine,
    machine.running
      ? 'attempt to yield across a library function'
      : 'can not yield from outside of a coroutine',
  ),
);
