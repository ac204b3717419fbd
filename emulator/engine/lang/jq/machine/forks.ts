import { failure, Failure } from '../failure.ts';
import {
  backtrack,
  fail,
  fork,
  frameAt,
  pop,
  popItem,
  push,
  type Instruction,
  type Machine,
} from './state.ts';

/** Instructions that leave a fork and act when it is taken up again. */

/** First what follows, then, unless it failed, what stands at the target. */
export function either(machine: Machine, { target }: Instruction): void {
  if (!machine.resumed) return fork(machine);
  if (machine.error) return backtrack(machine);
  machine.resumed = false;
  machine.pc = target;
}

/** An error that comes from behind a `try` that has already given a result. */
class Escaped extends Failure {
  readonly inner: Failure;

  constructor(inner: Failure) {
    super(inner.text, inner.kind, inner.caught, inner.label);
    this.inner = inner;
  }
}

/** `try`: an error is handled at the target, with its value or text as input. */
export function beginTry(machine: Machine, { target }: Instruction): void {
  if (!machine.resumed) return fork(machine);
  const { error } = machine;
  if (error === undefined) return backtrack(machine);
  if (error instanceof Escaped) return fail(machine, error.inner);
  if (error.kind !== 'error') return backtrack(machine);
  machine.resumed = false;
  machine.error = undefined;
  popItem(machine);
  push(machine, error.caught ? error.caught.value : error.text());
  machine.pc = target;
}

export function endTry(machine: Machine): void {
  if (!machine.resumed) return fork(machine);
  if (machine.error) machine.error = new Escaped(machine.error);
  backtrack(machine);
}

/** `?//`: any error goes on with the next pattern. */
export function tryPattern(machine: Machine, { target }: Instruction): void {
  if (!machine.resumed) return fork(machine);
  if (machine.error === undefined) return backtrack(machine);
  machine.resumed = false;
  machine.error = undefined;
  machine.pc = target;
}

export function beginLabel(machine: Machine, { slot, hops }: Instruction): void {
  if (machine.resumed) {
    const label = Number(pop(machine));
    if (
      machine.error?.kind === 'break' &&
      !(machine.error instanceof Escaped) &&
      machine.error.label === label
    )
      machine.error = undefined;
    return backtrack(machine);
  }
  const label = machine.labels++;
  push(machine, label);
  fork(machine);
  popItem(machine);
  frameAt(machine, hops).slots[slot] = label;
}

export function breakOut(machine: Machine, { name }: Instruction): void {
  const label = Number(pop(machine));
  fail(machine, new Failure(() => `label not defined: ${name}`, 'break', undefined, label));
}

export function failWith(machine: Machine, { name }: Instruction): void {
  fail(machine, failure(name));
}
