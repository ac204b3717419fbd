import { keyNotText } from '../failure.ts';
import { workMembers } from '../meter.ts';
import type { Value } from '../value.ts';
import { fail, pop, push, type Instruction, type Machine } from './state.ts';

/** `{…}`: keys and values lie on the stack, the last on top; of a repeated key the last counts. */
export function buildObject(machine: Machine, { count }: Instruction): void {
  workMembers(count);
  const members: [string, Value][] = [];
  for (let left = count; left > 0; left--) {
    const value = pop(machine);
    const key = pop(machine);
    if (typeof key !== 'string') return fail(machine, keyNotText(key));
    members.push([key, value]);
  }
  push(machine, new Map(members.reverse()));
}
