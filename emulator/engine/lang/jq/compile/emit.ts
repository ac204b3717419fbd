import * as basics from '../machine/basics.ts';
import type { Code, Instruction } from '../machine/state.ts';
import type { Scope } from './scope.ts';

type Run = Instruction['run'];

/** Adds an instruction; `target` may be set later. */
export function emit(scope: Scope, run: Run, parts: Partial<Instruction> = {}): Instruction {
  const instruction: Instruction = {
    run,
    value: parts.value ?? null,
    target: parts.target ?? -1,
    hops: parts.hops ?? 0,
    slot: parts.slot ?? 0,
    code: parts.code,
    native: parts.native,
    count: parts.count ?? 0,
    name: parts.name ?? '',
    tail: false,
  };
  scope.code.instructions.push(instruction);
  return instruction;
}

/** The place of the next instruction. */
export function here(scope: Scope): number {
  return scope.code.instructions.length;
}

export function aim(scope: Scope, instruction: Instruction): void {
  instruction.target = here(scope);
}

/** Ends a function and marks the calls after which it returns at once. */
export function finish(scope: Scope): Code {
  emit(scope, basics.leave);
  const { instructions } = scope.code;
  for (const [i, instruction] of instructions.entries()) {
    if (instruction.run === basics.callCode || instruction.run === basics.callClosure) {
      instruction.tail = leadsOut(instructions, i + 1);
    }
  }
  return scope.code;
}

function leadsOut(instructions: readonly Instruction[], from: number): boolean {
  let at = instructions[from];
  while (at?.run === basics.jump) at = instructions[at.target];
  return at?.run === basics.leave;
}
