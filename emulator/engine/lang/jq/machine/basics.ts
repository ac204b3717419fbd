import { isTruthy } from '../value.ts';
import {
  backtrack,
  Closure,
  frameAt,
  pop,
  popItem,
  push,
  type Code,
  type Frame,
  type Instruction,
  type Machine,
} from './state.ts';
import { LimitReached, MAX_CALLS, work } from '../meter.ts';

/** Instructions on the stack, variables, jumps and calls. */

/** Collected values stay in memory, unlike most of what is counted. */
const APPEND_WORK = 6;

export function pushValue(machine: Machine, { value }: Instruction): void {
  push(machine, value);
}

/** A fresh array to append to. */
export function pushList(machine: Machine): void {
  push(machine, []);
}

export function dropTop(machine: Machine): void {
  popItem(machine);
}

export function duplicate(machine: Machine): void {
  push(machine, machine.stack?.item ?? null);
}

export function replaceTop(machine: Machine, { value }: Instruction): void {
  machine.stack = { item: value, below: machine.stack?.below };
}

export function load(machine: Machine, { hops, slot }: Instruction): void {
  push(machine, frameAt(machine, hops).slots[slot] ?? null);
}

export function store(machine: Machine, { hops, slot }: Instruction): void {
  frameAt(machine, hops).slots[slot] = popItem(machine);
}

/** Keeps an argument that the function was called with. */
export function storeArgument(machine: Machine, { slot }: Instruction): void {
  const { frame } = machine;
  const item = popItem(machine);
  frame.slots[slot] = item;
  if (!(item instanceof Closure) || item.links <= frame.links) return;
  if (item.links > MAX_CALLS) throw new LimitReached('the jq program calls itself too deep');
  frame.links = item.links;
}

export function append(machine: Machine, { hops, slot }: Instruction): void {
  const list = frameAt(machine, hops).slots[slot];
  const value = pop(machine);
  work(APPEND_WORK);
  if (Array.isArray(list)) list.push(value);
}

export function jump(machine: Machine, { target }: Instruction): void {
  machine.pc = target;
}

export function jumpUnless(machine: Machine, { target }: Instruction): void {
  if (!isTruthy(pop(machine))) machine.pc = target;
}

export function giveUp(machine: Machine): void {
  backtrack(machine);
}

export function stepAside(machine: Machine): void {
  machine.aside++;
}

export function stepBack(machine: Machine): void {
  machine.aside--;
}

export function pushClosure(machine: Machine, { code }: Instruction): void {
  if (code) push(machine, new Closure(code, machine.frame));
}

export function callClosure(machine: Machine, { tail }: Instruction): void {
  const closure = popItem(machine);
  if (closure instanceof Closure) enter(machine, closure.code, closure.frame, tail);
}

/** Calls a function; builtins (`hops` below 0) see nothing of what is around. */
export function callCode(machine: Machine, { code, hops, tail }: Instruction): void {
  if (code) enter(machine, code, hops < 0 ? undefined : frameAt(machine, hops), tail);
}

function enter(machine: Machine, code: Code, outer: Frame | undefined, tail: boolean): void {
  const { frame } = machine;
  const depth = tail ? frame.depth : frame.depth + 1;
  if (depth > MAX_CALLS) throw new LimitReached('the jq program calls itself too deep');
  machine.frame = {
    slots: [],
    outer,
    caller: tail ? frame.caller : frame,
    returnCode: tail ? frame.returnCode : machine.code,
    returnPc: tail ? frame.returnPc : machine.pc,
    depth,
    links: outer?.links ?? 0,
  };
  machine.code = code.instructions;
  machine.pc = 0;
}

export function leave(machine: Machine): void {
  const { caller, returnCode, returnPc } = machine.frame;
  if (caller === undefined) {
    machine.output = pop(machine);
    machine.running = false;
    return;
  }
  machine.frame = caller;
  machine.code = returnCode;
  machine.pc = returnPc;
}
