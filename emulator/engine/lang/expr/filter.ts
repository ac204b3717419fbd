import type { GoValue } from '../fmt/value.ts';
import { goMap, isListValue, isMapValue, kindName } from '../fmt/value.ts';
import { sprintf } from '../fmt/printf.ts';
import { decodeJson } from '../sprig/json.ts';
import type { Ports } from '../template/signature.ts';
import { shownText } from '../unquote.ts';
import type { Node } from './ast.ts';
import { typeOf } from './check.ts';
import { environmentOf } from './environment.ts';
import { evaluate } from './evaluate.ts';
import { fold } from './fold.ts';
import { parse } from './parser.ts';
import { errorAt, type ExprError } from './token.ts';
import { ExprFailure } from './type.ts';

/** Time and randomness for expressions. */
export type ExprPorts = Pick<Ports, 'now' | 'random'>;

export type FilterAnswer =
  | { readonly value: boolean }
  /** The piece of the expression to blame, where that is known. */
  | { readonly error: string; readonly offset?: number; readonly length?: number };

/** Steps and made elements that an expression may take. */
const MAX_WORK = 5_000_000;

type Compiled = { readonly node: Node } | ExprError;

const kept = new Map<string, Compiled>();
const MOST_KEPT = 100;

/** Parses and checks an expression without data; the last hundred are kept. */
function compile(source: string): Compiled {
  const known = kept.get(source);
  if (known) return known;
  const compiled = checked(source);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(source, compiled);
  return compiled;
}

function checked(source: string): Compiled {
  const parsed = parse(source);
  if ('error' in parsed) return parsed;
  try {
    typeOf(parsed.node, new Map());
    return { node: fold(parsed.node) };
  } catch (thrown) {
    if (thrown instanceof ExprFailure) return errorAt(source, thrown.message, thrown.offset, 1);
    if (thrown instanceof RangeError)
      return { error: 'the expression is nested too deep', offset: 0, length: source.length };
    throw thrown;
  }
}

/** What upstream would refuse for every event. */
export function checkExpression(source: string): ExprError | undefined {
  const compiled = compile(source);
  return 'error' in compiled ? compiled : undefined;
}

/**
 * Decides an event source's `filter.expression` as upstream does.
 * @param body JSON text of the event data
 */
export function filterExpression(source: string, body: string, ports: ExprPorts): FilterAnswer {
  const data = decodeBody(body);
  if ('error' in data) return data;
  const env = environmentOf(data.map);
  if ('error' in env) return env;
  const answered = run(source, env, ports);
  if ('error' in answered)
    return { ...answered, error: `unable to evaluate expression '${source}': ${answered.error}` };
  const { value } = answered;
  if (typeof value === 'boolean') return { value };
  const shown = sprintf('%s', [cut(value)], nothing);
  return { error: shownText(`unable to cast expression result '${shown}' to bool`) };
}

/** Elements of a list that an error text shows. */
const MAX_SHOWN = 1000;

function cut(value: GoValue): GoValue {
  if (value === null || !isListValue(value) || value.items.length <= MAX_SHOWN) return value;
  return { ...value, items: value.items.slice(0, MAX_SHOWN) };
}

function nothing(): void {
  // Error texts are not counted as work.
}

function decodeBody(body: string): { readonly map: ReturnType<typeof goMap> } | { readonly error: string } {
  if (body.trim() === '') return { error: 'failed to unmarshal data, unexpected end of JSON input' };
  const decoded = decodeJson(body);
  const value = 'value' in decoded ? decoded.value : undefined;
  if (value !== undefined && value !== null && !isMapValue(value)) {
    return {
      error: `failed to unmarshal data, json: cannot unmarshal ${jsonKind(value)} into Go value of type map[string]interface {}`,
    };
  }
  if ('error' in decoded) return { error: `failed to unmarshal data, ${decoded.error}` };
  return { map: value ?? goMap() };
}

function jsonKind(value: GoValue): string {
  const kind = kindName(value);
  return kind === 'slice' ? 'array' : kind === 'float64' ? 'number' : kind;
}

type Answered =
  { readonly value: GoValue } | { readonly error: string; readonly offset: number; readonly length: number };

function run(source: string, env: GoValue, ports: ExprPorts): Answered {
  const compiled = compile(source);
  if ('error' in compiled) return compiled;
  let work = 0;
  const spend = (amount: number): void => {
    work += amount;
    if (!(work <= MAX_WORK)) throw new ExprFailure('the expression does not come to an end', 0);
  };
  try {
    return {
      value: evaluate(compiled.node, {
        env,
        variables: new Map(),
        ports: { ...ports, spend },
        leftovers: [],
      }),
    };
  } catch (thrown) {
    if (thrown instanceof ExprFailure) return errorAt(source, thrown.message, thrown.offset, 1);
    if (thrown instanceof RangeError)
      return { error: 'the expression or its data is nested too deep', offset: 0, length: source.length };
    throw thrown;
  }
}
