import type { GoMap, GoValue } from '../fmt/value.ts';
import { goMap, isInt, isMapValue } from '../fmt/value.ts';
import type { GoFunction, ParamType, Ports, Returned } from '../template/signature.ts';

export type Family = Readonly<Record<string, GoFunction>>;

type Body = (args: readonly GoValue[], ports: Ports) => GoValue;

/** A function that cannot fail but by a panic. */
export function define(params: readonly ParamType[], body: Body, more: Partial<GoFunction> = {}): GoFunction {
  return { params, call: (args, ports) => ({ value: body(args, ports) }), ...more };
}

/** The same with a result of the type `interface {}`. */
export function defineAny(
  params: readonly ParamType[],
  body: Body,
  more: Partial<GoFunction> = {},
): GoFunction {
  return define(params, body, { boxes: true, ...more });
}

/** A function that gives an error beside its value. */
export function defineMust(
  params: readonly ParamType[],
  body: (args: readonly GoValue[], ports: Ports) => Returned,
  more: Partial<GoFunction> = {},
): GoFunction {
  return { params, call: (args, ports) => body(args, ports), ...more };
}

/** Arguments as their parameter's type has made sure that they are. */
export function text(value: GoValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

export function integer(value: GoValue | undefined): number {
  return value !== undefined && isInt(value) ? Number(value.value) : 0;
}

export function mapOf(value: GoValue | undefined): GoMap {
  return value !== undefined && isMapValue(value) ? value : goMap();
}
