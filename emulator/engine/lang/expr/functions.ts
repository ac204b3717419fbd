import type { GoValue } from '../fmt/value.ts';
import { goInt, isInt, isMapValue, typeName } from '../fmt/value.ts';
import { formatDuration } from '../duration.ts';
import { encodeJson } from '../sprig/json.ts';
import { SPRIG } from '../sprig/table.ts';
import { methodOf } from '../template/methods.ts';
import { weightOf } from '../template/weight.ts';
import type { ParamType, Ports } from '../template/signature.ts';
import { GoPanic, paramTypeName } from '../template/signature.ts';
import { callBuiltin } from './builtins.ts';
import { readJsonPath } from './jsonPath.ts';
import { ExprFailure } from './type.ts';

/** Functions that Argo Events adds to the environment of an event source's filter. */
export function callName(name: string, args: readonly GoValue[], offset: number, ports: Ports): GoValue {
  const fail = (message: string): never => {
    throw new ExprFailure(message, offset);
  };
  const count = name === 'jsonpath' ? 2 : 1;
  if (!['asInt', 'asFloat', 'toJson', 'jsonpath'].includes(name)) return fail(`${name} is no function`);
  if (args.length !== count) return fail('reflect: Call with too few input arguments');
  const [first = null, second = null] = args;
  if (name === 'asInt' || name === 'asFloat') {
    return callBuiltin(
      { kind: 'builtin', name: name === 'asInt' ? 'int' : 'float', args: [], offset },
      args,
      ports,
    );
  }
  if (name === 'toJson') {
    const encoded = encodeJson(first, '');
    return 'error' in encoded ? '' : encoded.value;
  }
  if (typeof first !== 'string' || typeof second !== 'string')
    return fail('reflect: Call using a value as type string');
  const found = readJsonPath(first, second);
  return 'error' in found ? fail(found.error) : found.value;
}

/** `sprig.NAME(…)`: without the environment; arguments have to have the parameters' types. */
export function callSprig(name: string, args: readonly GoValue[], offset: number, ports: Ports): GoValue {
  const fail = (message: string): never => {
    throw new ExprFailure(message, offset);
  };
  const called =
    Object.hasOwn(SPRIG, name) && name !== 'env' && name !== 'expandenv' ? SPRIG[name] : undefined;
  if (!called) return fail(`cannot call nil: sprig.${name}`);
  const { params, rest } = called;
  if (args.length < params.length || (rest === undefined && args.length > params.length)) {
    return fail('reflect: Call with a wrong number of input arguments');
  }
  args.forEach((arg, i) => {
    const type = params[i] ?? rest ?? 'any';
    if (!fits(arg, type)) fail(`reflect: Call using ${typeName(arg)} as type ${paramTypeName(type)}`);
  });
  try {
    ports.spend(args.reduce<number>((sum, arg) => sum + weightOf(arg), 2));
    const returned = called.call(
      args,
      ports,
      args.map((value) => ({ value, boxed: true })),
      '',
    );
    if ('error' in returned) return fail(returned.error);
    return 'ref' in returned ? (returned.ref?.value ?? null) : returned.value;
  } catch (thrown) {
    if (thrown instanceof GoPanic) return fail(thrown.message);
    throw thrown;
  }
}

const UNITS: Readonly<Record<string, number>> = { Hours: 3.6e12, Minutes: 6e10, Seconds: 1e9 };

/** A method of a time, a duration or a version. */
export function callMethod(
  target: GoValue,
  name: string,
  args: readonly GoValue[],
  offset: number,
  ports: Ports,
): GoValue {
  const fail = (message: string): never => {
    throw new ExprFailure(message, offset);
  };
  if (target !== null && isInt(target) && target.type === 'time.Duration') {
    const unit = Object.hasOwn(UNITS, name) ? UNITS[name] : undefined;
    if (unit !== undefined && args.length === 0) return Number(target.value) / unit;
    if (name === 'String' && args.length === 0) return formatDuration(target.value);
    return name === 'Milliseconds' ? goInt(target.value / 1_000_000n, 'int64') : fail(`cannot fetch ${name}`);
  }
  const method = methodOf(target, name);
  if (!method || !('function' in method)) return fail('the value is no function');
  const { params, call } = method.function;
  if (args.length !== params.length || args.some((arg, i) => !fits(arg, params[i] ?? 'any')))
    return fail('reflect: Call with wrong arguments');
  const returned = call(args, ports, [], '');
  if ('error' in returned) return fail(returned.error);
  return 'ref' in returned ? (returned.ref?.value ?? null) : returned.value;
}

function fits(value: GoValue, type: ParamType): boolean {
  if (type === 'any' || type === 'value') return true;
  if (type === 'bool') return typeof value === 'boolean';
  if (type === 'map') return value !== null && isMapValue(value) && value.of === 'any';
  return value !== null && typeName(value) === paramTypeName(type);
}
