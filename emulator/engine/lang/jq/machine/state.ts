import type { Failure } from '../failure.ts';
import { LimitReached, MAX_OPEN } from '../meter.ts';
import type { Native, Ports } from '../native.ts';
import type { Value } from '../value.ts';

/**
 * The machine that runs compiled programs. It backtracks: an instruction with several results leaves a fork, a run that
 * ends (or fails) goes back to the last one. The stacks are linked lists, so a fork keeps them by keeping their tops.
 */
export interface Machine {
  code: readonly Instruction[];
  pc: number;
  frame: Frame;
  stack: Cell | undefined;
  /** The path walked so far, innermost `path(…)` first. */
  paths: PathCell | undefined;
  /** Above 0 inside of expressions that are no part of the path. */
  aside: number;
  readonly forks: Fork[];
  /** Whether the instruction at `pc` is a fork that is taken up again. */
  resumed: boolean;
  error: Failure | undefined;
  labels: number;
  output: Value | undefined;
  running: boolean;
  readonly ports: Ports;
}

export interface Instruction {
  readonly run: (machine: Machine, instruction: Instruction) => void;
  readonly value: Value;
  /** Where forks and jumps go. */
  target: number;
  /** The variable: frames outwards, and its place there. */
  readonly hops: number;
  readonly slot: number;
  readonly code: Code | undefined;
  readonly native: Native | undefined;
  /** Number of arguments or members; a name for error texts. */
  readonly count: number;
  readonly name: string;
  /** A call after which the function returns at once. */
  tail: boolean;
}

/** A compiled function or argument. */
export interface Code {
  readonly instructions: Instruction[];
  slots: number;
}

export interface Frame {
  readonly slots: Item[];
  /** The frame of the function around the code in the source. */
  readonly outer: Frame | undefined;
  readonly caller: Frame | undefined;
  readonly returnCode: readonly Instruction[];
  readonly returnPc: number;
  readonly depth: number;
  /** How deep arguments refer to the arguments of other calls. */
  links: number;
}

/** An argument that is not evaluated yet. */
export class Closure {
  readonly code: Code;
  readonly frame: Frame;
  readonly links: number;

  constructor(code: Code, frame: Frame) {
    this.code = code;
    this.frame = frame;
    this.links = frame.links + 1;
  }
}

/** What is left of an iteration. */
export interface Walk {
  /** Pushes the next value, and its key if a path is tracked. */
  readonly next: (machine: Machine) => 'none' | 'more' | 'last';
}

/** Arrays and objects that one assignment has made itself, and so may change. */
export type Owned = Set<Value>;

export type Item = Value | Closure | Walk | Owned;

export interface Cell {
  readonly item: Item;
  readonly below: Cell | undefined;
}

export interface PathCell {
  /** Undefined where a path begins. */
  readonly key: Value | undefined;
  /** The value at this place, or where the path begins. */
  readonly value: Value;
  /** `aside` outside of the path, where it begins. */
  readonly aside: number;
  readonly below: PathCell | undefined;
}

export interface Fork {
  readonly code: readonly Instruction[];
  readonly pc: number;
  readonly frame: Frame;
  readonly stack: Cell | undefined;
  readonly paths: PathCell | undefined;
  readonly aside: number;
}

export function push(machine: Machine, item: Item): void {
  machine.stack = { item, below: machine.stack };
}

export function popItem(machine: Machine): Item {
  const top = machine.stack;
  machine.stack = top?.below;
  return top === undefined ? null : top.item;
}

/** The compiler has seen to it that a value lies on top. */
export function pop(machine: Machine): Value {
  return popItem(machine) as Value;
}

/** Leaves a fork at the running instruction. */
export function fork(machine: Machine): void {
  const { code, pc, frame, stack, paths, aside, forks } = machine;
  if (forks.length >= MAX_OPEN) throw new LimitReached('the jq program leaves too many alternatives open');
  forks.push({ code, pc: pc - 1, frame, stack, paths, aside });
}

/** Goes back to the last fork, with the error if there is one. */
export function backtrack(machine: Machine): void {
  const last = machine.forks.pop();
  if (last === undefined) {
    machine.running = false;
    return;
  }
  machine.code = last.code;
  machine.pc = last.pc;
  machine.frame = last.frame;
  machine.stack = last.stack;
  machine.paths = last.paths;
  machine.aside = last.aside;
  machine.resumed = true;
}

export function fail(machine: Machine, error: Failure): void {
  machine.error = error;
  backtrack(machine);
}

/** Whether values read now are steps of a path. */
export function tracksPath(machine: Machine): boolean {
  return machine.paths !== undefined && machine.aside === 0;
}

export function frameAt(machine: Machine, hops: number): Frame {
  let frame = machine.frame;
  for (let left = hops; left > 0; left--) frame = frame.outer ?? frame;
  return frame;
}
