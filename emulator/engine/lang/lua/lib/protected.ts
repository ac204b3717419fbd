import { LuaError } from '../failure.ts';
import type { Machine } from '../machine.ts';
import { invoke, spend } from '../machine.ts';
import type { LuaFunction, LuaValue } from '../value.ts';

/** A caught error costs as much as these many steps. */
const CATCH_STEPS = 60;

/** Calls a value; `on` gets the error value where the script fails. Overruns are not caught. */
export function invokeProtected(
  machine: Machine,
  target: LuaValue,
  args: readonly LuaValue[],
  errorFunction?: LuaFunction,
): LuaValue[] {
  const depth = machine.frames.length;
  try {
    return [true, ...invoke(machine, target, args)];
  } catch (thrown) {
    if (!(thrown instanceof LuaError)) throw thrown;
    machine.frames.length = depth;
    spend(machine, CATCH_STEPS);
    if (!errorFunction) return [false, thrown.value];
    return [false, handled(machine, errorFunction, thrown.value, depth)];
  }
}

function handled(machine: Machine, errorFunction: LuaFunction, value: LuaValue, depth: number): LuaValue {
  try {
    return invoke(machine, errorFunction, [value])[0];
  } catch (thrown) {
    if (!(thrown instanceof LuaError)) throw thrown;
    machine.frames.length = depth;
    return thrown.value;
  }
}
