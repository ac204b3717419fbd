import { compare } from '../compare.ts';
import type { Failure } from '../failure.ts';
import { byZero, cannotCombine, failure } from '../failure.ts';
import { kindPreview, preview } from '../preview.ts';
import { checkDepth, checkText, MAX_TEXT, work, workMembers, workText } from '../meter.ts';
import type { Family } from '../native.ts';
import { computed, floatToInt, toFloat } from '../number.ts';
import { copyMembers } from '../object.ts';
import { NumberText, type Members, type Value } from '../value.ts';

const MAX_REPEATED = 2 ** 31 - 1;
const MAX_DIGITS_BITS = 200_000n;

type NumberPair = readonly [bigint, bigint] | readonly [number, number];

/** Both as integers, or both as floats; undefined unless both are numbers. */
function numbers(left: Value, right: Value): NumberPair | undefined {
  const a = computed(left);
  const b = computed(right);
  if (typeof a === 'bigint' && typeof b === 'bigint') return [a, b];
  if (typeof a !== 'bigint' && typeof a !== 'number') return undefined;
  if (typeof b !== 'bigint' && typeof b !== 'number') return undefined;
  return [Number(a), Number(b)];
}

function isIntegers(pair: NumberPair): pair is readonly [bigint, bigint] {
  return typeof pair[0] === 'bigint';
}

export function add(left: Value, right: Value): Value | Failure {
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  if (typeof left === 'string' && typeof right === 'string') {
    checkText(left.length + right.length);
    work(right.length >> 3);
    return left + right;
  }
  if (left === null) return right;
  if (right === null) return left;
  const pair = numbers(left, right);
  if (pair) return isIntegers(pair) ? pair[0] + pair[1] : pair[0] + pair[1];
  if (Array.isArray(left) && Array.isArray(right)) return joinLists(left, right);
  if (left instanceof Map && right instanceof Map) return joinObjects(left, right);
  return cannotCombine('add', left, right);
}

function joinLists(left: Value[], right: Value[]): Value[] {
  if (left.length === 0) return right;
  if (right.length === 0) return left;
  work(left.length + right.length);
  return left.concat(right);
}

function joinObjects(left: Members, right: Members): Members {
  if (left.size === 0) return right;
  if (right.size === 0) return left;
  workMembers(right.size);
  const joined = copyMembers(left);
  for (const [key, value] of right) joined.set(key, value);
  return joined;
}

function subtract(left: Value, right: Value): Value | Failure {
  const pair = numbers(left, right);
  if (pair) return isIntegers(pair) ? pair[0] - pair[1] : pair[0] - pair[1];
  if (!Array.isArray(left) || !Array.isArray(right)) return cannotCombine('subtract', left, right);
  work(left.length * right.length);
  return left.filter((element) => right.every((taken) => compare(element, taken) !== 0));
}

function multiply(left: Value, right: Value): Value | Failure {
  const pair = numbers(left, right);
  if (pair) return isIntegers(pair) ? multiplyIntegers(pair[0], pair[1]) : pair[0] * pair[1];
  if (left instanceof Map && right instanceof Map) return merge(left, right, 0);
  const text = typeof left === 'string' ? left : right;
  const times = toFloat(typeof left === 'string' ? right : left);
  if (typeof text === 'string' && times !== undefined) return repeat(text, times);
  return cannotCombine('multiply', left, right);
}

function multiplyIntegers(left: bigint, right: bigint): bigint {
  work(sizeOf(left) + sizeOf(right));
  return left * right;
}

/** Bits of an integer, by the thousand. */
function sizeOf(value: bigint): number {
  if (value < 1n << 64n && value > -(1n << 64n)) return 0;
  if (value >> MAX_DIGITS_BITS > 0n || -value >> MAX_DIGITS_BITS > 0n) return Infinity;
  return value.toString(16).length >> 3;
}

function merge(left: Members, right: Members, depth: number): Members {
  checkDepth(depth);
  workMembers(right.size);
  const merged = copyMembers(left);
  for (const [key, value] of right) {
    const old = merged.get(key);
    merged.set(key, old instanceof Map && value instanceof Map ? merge(old, value, depth + 1) : value);
  }
  return merged;
}

function repeat(text: string, times: number): Value | Failure {
  if (times < 0 || Number.isNaN(times)) return null;
  const count = Math.trunc(Math.min(times, MAX_REPEATED));
  if (text.length * count >= MAX_REPEATED) {
    return failure(`repeat string result too large: ${preview(text)} * ${preview(times)}`);
  }
  workText(Math.min(text.length * count, MAX_TEXT + 1));
  return text.repeat(count);
}

function divide(left: Value, right: Value): Value | Failure {
  const pair = numbers(left, right);
  if (!pair) {
    return typeof left === 'string' && typeof right === 'string'
      ? splitText(left, right)
      : cannotCombine('divide', left, right);
  }
  if (!isIntegers(pair)) return pair[1] === 0 ? byZero('divide', ...pair) : pair[0] / pair[1];
  const [a, b] = pair;
  if (b === 0n) return byZero('divide', a, b);
  return a % b === 0n ? a / b : Number(a) / Number(b);
}

function splitText(text: string, separator: string): Value[] {
  return text === '' ? [] : splitBy(text, separator);
}

/** Go's `strings.Split`: an empty separator splits between characters. */
export function splitBy(text: string, separator: string): string[] {
  const parts = separator === '' ? Array.from(text) : text.split(separator);
  work(parts.length);
  return parts;
}

function modulo(left: Value, right: Value): Value | Failure {
  const pair = numbers(left, right);
  if (!pair) return cannotCombine('modulo', left, right);
  if (isIntegers(pair)) {
    const [a, b] = pair;
    return b === 0n ? byZero('modulo', a, b) : a % b;
  }
  const [a, b] = pair;
  if (Number.isNaN(a) || Number.isNaN(b)) return NaN;
  const divisor = floatToInt(b);
  return divisor === 0n ? byZero('modulo', a, b) : floatToInt(a) % divisor;
}

function negate(value: Value): Value | Failure {
  if (typeof value === 'number' || typeof value === 'bigint') return -value;
  if (!(value instanceof NumberText)) return failure(`cannot negate: ${kindPreview(value)}`);
  const { text } = value;
  return new NumberText(text.startsWith('-') ? text.slice(1) : `-${text}`);
}

function plus(value: Value): Value | Failure {
  const number = typeof value === 'number' || typeof value === 'bigint' || value instanceof NumberText;
  return number ? value : failure(`cannot plus: ${kindPreview(value)}`);
}

export const ARITHMETIC: Family = {
  '_add/2': (_input, left, right) => add(left, right),
  '_subtract/2': (_input, left, right) => subtract(left, right),
  '_multiply/2': (_input, left, right) => multiply(left, right),
  '_divide/2': (_input, left, right) => divide(left, right),
  '_modulo/2': (_input, left, right) => modulo(left, right),
  '_alternative/2': (_input, left, right) => (left === null || left === false ? right : left),
  '_plus/0': plus,
  '_negate/0': negate,
  '_equal/2': (_input, left, right) => compare(left, right) === 0,
  '_notequal/2': (_input, left, right) => compare(left, right) !== 0,
  '_greater/2': (_input, left, right) => compare(left, right) > 0,
  '_less/2': (_input, left, right) => compare(left, right) < 0,
  '_greatereq/2': (_input, left, right) => compare(left, right) >= 0,
  '_lesseq/2': (_input, left, right) => compare(left, right) <= 0,
};
