import { stepsOf } from '../compile/steps.ts';
import { LuaError } from '../failure.ts';
import type { Machine } from '../machine.ts';
import { raise, spend } from '../machine.ts';
import type { Coroutine, LuaValue } from '../value.ts';
import { native, typeName } from '../value.ts';
import { YIELD } from './yield.ts';
import type { Args } from './arguments.ts';
import { argumentError, checkFunction, library } from './arguments.ts';

const RESUME_STEPS = 8;
/** How deep coroutines may resume each other. */
const MAX_RESUMED = 40;

export const COROUTINE = {
  ...library({
    create: (args, machine) => [create(args, machine)],
    resume: (args, machine) => {
      const [result, error] = resume(machine, checkCoroutine(args, machine), args.slice(1));
      return result ? [true, ...result] : [false, error];
    },
    running: (_, machine) => [machine.running],
    status: (args, machine) => [checkCoroutine(args, machine).status],
    wrap: (args, machine) => {
      const coroutine = create(args, machine);
      return [native((given, inner) => resumeWrapped(inner, coroutine, given))];
    },
  }),
  yield: YIELD,
};

function create(args: Args, machine: Machine): Coroutine {
  spend(machine, 10);
  return { kind: 'coroutine', fn: checkFunction(machine, args, 1), status: 'suspended' };
}

function checkCoroutine(args: Args, machine: Machine): Coroutine {
  const [value] = args;
  if (typeof value === 'object' && value.kind === 'coroutine') return value;
  return argumentError(machine, 1, `thread expected, got ${typeName(value)}`);
}

function resumeWrapped(machine: Machine, coroutine: Coroutine, args: Args): LuaValue[] {
  const dead = refusal(machine, coroutine);
  if (dead !== undefined) return raise(machine, dead);
  const [result, error] = resume(machine, coroutine, args);
  if (result) return result;
  throw new LuaError(error);
}

function refusal({ running }: Machine, coroutine: Coroutine): string | undefined {
  if (coroutine === running) return 'can not resume a running thread';
  return coroutine.status === 'suspended' ? undefined : 'can not resume a dead thread';
}

type Resumed =
  readonly [result: LuaValue[], error?: undefined] | readonly [result: undefined, error: LuaValue];

/** Runs a coroutine to its next yield or its end. */
function resume(machine: Machine, coroutine: Coroutine, args: Args): Resumed {
  const refused = refusal(machine, coroutine);
  if (refused !== undefined) return [undefined, refused];
  const { frames, running } = machine;
  if (machine.resumed >= MAX_RESUMED) raise(machine, 'stack overflow');
  spend(machine, RESUME_STEPS);
  machine.resumed++;
  machine.frames = coroutine.frames ?? [];
  machine.running = coroutine;
  if (running) running.status = 'normal';
  coroutine.status = 'running';
  try {
    const body = (coroutine.body ??= stepsOf(machine, coroutine.fn, args));
    const { done, value } = body.next([...args]);
    coroutine.status = done ? 'dead' : 'suspended';
    return [value];
  } catch (thrown) {
    coroutine.status = 'dead';
    if (!(thrown instanceof LuaError)) throw thrown;
    return [undefined, thrown.value];
  } finally {
    coroutine.frames = machine.frames;
    machine.frames = frames;
    machine.running = running;
    machine.resumed--;
    if (running) running.status = 'running';
  }
}
