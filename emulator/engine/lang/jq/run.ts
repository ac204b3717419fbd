import type { JqProgram } from './compile.ts';
import type { Failure } from './failure.ts';
import { backtrack, type Machine } from './machine/state.ts';
import { LimitReached, MAX_STEPS, startWork } from './meter.ts';
import type { Ports } from './native.ts';
import type { Value } from './value.ts';

export type Outcome =
  | { readonly type: 'value'; readonly value: Value }
  | { readonly type: 'error'; readonly error: Failure }
  /** Ended by a bound of ours. */
  | { readonly type: 'limit'; readonly reason: string }
  | { readonly type: 'end' };

/** Runs a program on an input; each call gives its next result. */
export function startJq({ code }: JqProgram, input: Value, ports: Ports): () => Outcome {
  const machine: Machine = {
    code: code.instructions,
    pc: 0,
    frame: {
      slots: [],
      outer: undefined,
      caller: undefined,
      returnCode: [],
      returnPc: 0,
      depth: 0,
      links: 0,
    },
    stack: { item: input, below: undefined },
    paths: undefined,
    aside: 0,
    forks: [],
    resumed: false,
    error: undefined,
    labels: 0,
    output: undefined,
    running: true,
    ports,
  };
  let started = false;
  startWork(ports.effort);
  return () => {
    machine.running = true;
    machine.output = undefined;
    machine.error = undefined;
    try {
      if (started) backtrack(machine);
      started = true;
      return step(machine);
    } catch (thrown) {
      machine.forks.length = 0;
      return {
        type: 'limit',
        reason: thrown instanceof LimitReached ? thrown.message : 'the jq program needs too much memory',
      };
    }
  };
}

function step(machine: Machine): Outcome {
  let left = MAX_STEPS * (machine.ports.effort ?? 1);
  while (machine.running) {
    const instruction = machine.code[machine.pc++];
    if (instruction === undefined || left-- <= 0)
      throw new LimitReached('the jq program takes too many steps');
    instruction.run(machine, instruction);
  }
  if (machine.output !== undefined) return { type: 'value', value: machine.output };
  return machine.error ? { type: 'error', error: machine.error } : { type: 'end' };
}
