import { compareCodePoints } from '../codePoints.ts';
import { pow } from '../float/power.ts';
import { toInt64, toUint64 } from '../goMath.ts';
import type { JsonValue } from '../goPrint.ts';
import { isList, printJson } from '../goPrint.ts';
import type { Regexp } from '../regexp.ts';
import { compileRegexp } from '../regexp.ts';
import type { StageSymbol } from './operators.ts';

/** A value on its way through an expression: JSON, or a compiled pattern behind `=~`. */
export type Literal = JsonValue | { readonly regexp: Regexp };

export type Applied = { readonly value: Literal } | { readonly error: string };

/** What one stage makes of its operands, whose types are as `checkTypes` wants them. */
export function applyStage(symbol: StageSymbol, left: Literal, right: Literal): Applied {
  switch (symbol) {
    case '==':
      return { value: deepEqual(left, right) };
    case '!=':
      return { value: !deepEqual(left, right) };
    case '>':
      return { value: order(left, right) > 0 };
    case '>=':
      return { value: order(left, right) >= 0 };
    case '<':
      return { value: order(left, right) < 0 };
    case '<=':
      return { value: order(left, right) <= 0 };
    case '=~':
      return matchPattern(left, right, true);
    case '!~':
      return matchPattern(left, right, false);
    case 'in':
      return isIn(left, right);
    case '&&':
      return { value: left === true && right === true };
    case '||':
      return { value: left === true || right === true };
    case '?':
      return { value: left === true ? right : null };
    case ':':
    case '??':
      return { value: left ?? right };
    case 'SEPARATE':
      return { value: [...(isJsonList(left) ? left : [left as JsonValue]), right as JsonValue] };
    case 'NEGATE':
      return { value: -Number(right) };
    case 'INVERT':
      return { value: right !== true };
    case 'BITWISE_NOT':
      return { value: Number(~toInt64(Number(right))) };
    case '+':
      if (typeof left === 'string' || typeof right === 'string')
        return { value: printLiteral(left) + printLiteral(right) };
      return { value: Number(left) + Number(right) };
    case '-':
    case '*':
    case '/':
    case '%':
    case '**':
    case '&':
    case '|':
    case '^':
    case '>>':
    case '<<':
      return { value: calculate(symbol, Number(left), Number(right)) };
    case 'NOOP':
    case 'VALUE':
    case 'ACCESS':
    case 'LITERAL':
      return { value: right };
  }
}

type Arithmetic = '-' | '*' | '/' | '%' | '**' | '&' | '|' | '^' | '>>' | '<<';

function calculate(symbol: Arithmetic, left: number, right: number): number {
  switch (symbol) {
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
    case '**':
      return pow(left, right);
    case '&':
      return Number(toInt64(left) & toInt64(right));
    case '|':
      return Number(toInt64(left) | toInt64(right));
    case '^':
      return Number(toInt64(left) ^ toInt64(right));
    case '>>':
      return toUint64(right) > 63n ? 0 : Number(toUint64(left) >> toUint64(right));
    case '<<':
      return toUint64(right) > 63n ? 0 : Number(BigInt.asUintN(64, toUint64(left) << toUint64(right)));
  }
}

/** NaN where one of two numbers is none, so that every comparison is false. */
function order(left: Literal, right: Literal): number {
  if (typeof left === 'string' && typeof right === 'string') return compareCodePoints(left, right);
  const [a, b] = [Number(left), Number(right)];
  return a === b ? 0 : a < b ? -1 : a > b ? 1 : NaN;
}

function matchPattern(left: Literal, right: Literal, wanted: boolean): Applied {
  const pattern = isRegexp(right) ? right.regexp : compileRegexp(printLiteral(right));
  if ('error' in pattern) {
    return { error: `Unable to compile regexp pattern '${printLiteral(right)}': ${pattern.error}` };
  }
  return { value: pattern.matches(printLiteral(left)) === wanted };
}

/** Go cannot compare lists or objects with `==`: it panics on two of the same type. */
function isIn(left: Literal, right: Literal): Applied {
  for (const member of isJsonList(right) ? right : []) {
    const comparable = member === null || typeof member !== 'object';
    if (comparable && member === left) return { value: true };
    if (!comparable && left !== null && typeof left === 'object' && isList(member) === Array.isArray(left)) {
      return { error: 'lists and objects cannot be compared by in (upstream panics here)' };
    }
  }
  return { value: false };
}

function deepEqual(a: Literal, b: Literal): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  if (isRegexp(a) || isRegexp(b)) return false;
  if (isList(a) || isList(b)) {
    return isList(a) && isList(b) && a.length === b.length && a.every((x, i) => deepEqual(x, b[i] ?? null));
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && deepEqual(a[key] ?? null, b[key] ?? null))
  );
}

function isRegexp(value: Literal): value is { readonly regexp: Regexp } {
  return typeof value === 'object' && value !== null && 'regexp' in value && isCompiled(value.regexp);
}

function isCompiled(value: unknown): value is Regexp {
  return typeof value === 'object' && value !== null && 're2' in value;
}

function isJsonList(value: Literal): value is readonly JsonValue[] {
  return Array.isArray(value);
}

export function printLiteral(value: Literal): string {
  return isRegexp(value) ? value.regexp.re2.pattern() : printJson(value);
}

type Check = (value: Literal) => boolean;

const isNumber: Check = (value) => typeof value === 'number';
const isText: Check = (value) => typeof value === 'string';
const isTruth: Check = (value) => typeof value === 'boolean';

/** The error text if the operands have types that a stage cannot take. */
export function checkTypes(symbol: StageSymbol, left: Literal, right: Literal): string | undefined {
  switch (symbol) {
    case '>':
    case '>=':
    case '<':
    case '<=':
      return bothAre(isNumber, left, right) || bothAre(isText, left, right)
        ? undefined
        : `Value '${printLiteral(left)}' cannot be used with the comparator '${symbol}', it is not a number`;
    case '=~':
    case '!~':
      return firstWrong(
        symbol,
        'comparator',
        'number',
        [left, isText],
        [right, (v) => isText(v) || isRegexp(v)],
      );
    case 'in':
      return firstWrong(symbol, 'comparator', 'number', [right, isJsonList]);
    case '&&':
    case '||':
      return firstWrong(symbol, 'logical operator', 'bool', [left, isTruth], [right, isTruth]);
    case '?':
      return firstWrong(symbol, 'ternary operator', 'bool', [left, isTruth]);
    case '+':
      return bothAre(isNumber, left, right) || isText(left) || isText(right)
        ? undefined
        : `Value '${printLiteral(left)}' cannot be used with the modifier '+', it is not a number`;
    case 'NEGATE':
    case 'BITWISE_NOT':
      return isNumber(right) ? undefined : prefixError(symbol === 'NEGATE' ? '-' : '~', right);
    case 'INVERT':
      return isTruth(right) ? undefined : prefixError('!', right);
    case '-':
    case '*':
    case '/':
    case '%':
    case '**':
    case '&':
    case '|':
    case '^':
    case '>>':
    case '<<':
      return firstWrong(symbol, 'modifier', 'number', [left, isNumber], [right, isNumber]);
    default:
      return undefined;
  }
}

function bothAre(check: Check, left: Literal, right: Literal): boolean {
  return check(left) && check(right);
}

function firstWrong(
  symbol: string,
  what: string,
  type: string,
  ...operands: [Literal, Check][]
): string | undefined {
  const wrong = operands.find(([value, check]) => !check(value));
  if (!wrong) return undefined;
  return `Value '${printLiteral(wrong[0])}' cannot be used with the ${what} '${symbol}', it is not a ${type}`;
}

function prefixError(symbol: string, value: Literal): string {
  return `Value '${printLiteral(value)}' cannot be used with the prefix '${symbol}'`;
}
