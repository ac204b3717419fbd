import { printValue, sprint } from '../fmt/print.ts';
import { sprintf } from '../fmt/printf.ts';
import type { GoValue } from '../fmt/value.ts';
import { goInt, isListValue, isMapValue, typeName } from '../fmt/value.ts';
import { utf8Length } from '../codePoints.ts';
import { equalsAny, lessOrEqual, lessThan, negated } from './compare.ts';
import { escapeHtml, escapeJs, escapeQuery } from './escape.ts';
import { indexInto } from './indexing.ts';
import { unbox, type Ref } from './ref.ts';
import type { GoFunction, Ports, Returned } from './signature.ts';
import { isTrue } from './truth.ts';

/** The functions that Go's templates know by themselves (`slice` is sprig's). */
export const BUILTINS: Readonly<Record<string, GoFunction>> = {
  and: { params: ['value'], rest: 'value', shortCircuit: false, call: unreachable },
  or: { params: ['value'], rest: 'value', shortCircuit: true, call: unreachable },
  not: { params: ['value'], call: (_args, _ports, [ref]) => ({ value: !isTrue(ref) }) },
  eq: { params: ['value'], rest: 'value', call: (_args, _ports, refs) => equalsAny(refs) },
  ne: { params: ['value', 'value'], call: (_args, _ports, refs) => notEqual(equalsAny(refs)) },
  lt: { params: ['value', 'value'], call: (_args, _ports, refs) => lessThan(refs) },
  le: { params: ['value', 'value'], call: (_args, _ports, refs) => lessOrEqual(refs) },
  gt: { params: ['value', 'value'], call: (_args, _ports, refs) => negated(lessOrEqual(refs)) },
  ge: { params: ['value', 'value'], call: (_args, _ports, refs) => negated(lessThan(refs)) },
  index: { params: ['value'], rest: 'value', call: (_args, _ports, refs) => indexInto(refs) },
  len: { params: ['value'], call: (_args, _ports, [ref]) => lengthOf(ref) },
  call: { params: ['value'], rest: 'value', call: callValue },
  print: printer((args, ports) => sprint(args, ports.spend)),
  println: printer((args, ports) => `${args.map((arg) => printValue(arg, ports.spend)).join(' ')}\n`),
  printf: {
    params: ['string'],
    rest: 'any',
    call: ([format, ...args], { spend }) => ({
      value: sprintf(typeof format === 'string' ? format : '', args, spend),
    }),
  },
  html: printer((args, ports) => escapeHtml(joined(args, ports))),
  js: printer((args, ports) => escapeJs(joined(args, ports))),
  urlquery: printer((args, ports) => escapeQuery(joined(args, ports))),
};

function printer(print: (args: readonly GoValue[], ports: Ports) => string): GoFunction {
  return { params: [], rest: 'any', call: (args, ports) => ({ value: print(args, ports) }) };
}

/** What is escaped: the text of a single argument, else all as `print` shows them, with nothing as `<no value>`. */
function joined(args: readonly GoValue[], { spend }: Ports): string {
  return sprint(
    args.map((arg) => arg ?? '<no value>'),
    spend,
  );
}

function notEqual(verdict: ReturnType<typeof equalsAny>): Returned {
  return negated(verdict);
}

/** Handled by the engine, which leaves out the evaluation of what does not count. */
function unreachable(): Returned {
  return { value: null };
}

function lengthOf(ref: Ref): Returned {
  if (!ref) return { error: 'reflect: call of reflect.Value.Type on zero Value' };
  const { value } = ref;
  if (typeof value === 'string') return { value: goInt(utf8Length(value)) };
  if (isListValue(value)) return { value: goInt(value.items.length) };
  if (isMapValue(value)) return { value: goInt(value.entries.size) };
  return { error: value === null ? 'len of nil pointer' : `len of type ${typeName(value).replace('*', '')}` };
}

/** No value that a template can hold is a function. */
function callValue(
  _args: readonly GoValue[],
  _ports: Ports,
  [ref]: readonly Ref[],
  callee: string,
): Returned {
  const value = unbox(ref)?.value;
  return {
    error:
      value === undefined || value === null
        ? 'call of nil'
        : `non-function ${callee} of type ${typeName(value)}`,
  };
}
