import { NumberText, type Value } from './value.ts';

const MAX_INT = (1n << 63n) - 1n;
const MIN_INT = -(1n << 63n);
const INTEGER = /^[+-]?[0-9]+$/;

/** The number that a literal of the program, or a text, stands for: all digits of an integer are kept. */
export function parseNumber(text: string): number | bigint {
  if (INTEGER.test(text)) {
    return text.startsWith('-') ? -BigInt(text.slice(1)) : BigInt(text.replace('+', ''));
  }
  const value = Number(text);
  return Number.isNaN(value) ? Infinity : value;
}

/** A spelled number as a computed one. */
export function computed(value: Value): Value {
  return value instanceof NumberText ? parseNumber(value.text) : value;
}

/** Any number as a float64; undefined for another kind of value, and for a spelled number beyond float64. */
export function toFloat(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (!(value instanceof NumberText)) return undefined;
  const float = Number(value.text);
  return Number.isFinite(float) ? float : undefined;
}

/** Any number as a whole 64-bit number, cut towards zero and clamped; undefined for another kind of value. */
export function toInt(value: Value): bigint | undefined {
  const number = computed(value);
  if (typeof number === 'number') return floatToInt(number);
  return typeof number === 'bigint' ? clamp(number) : undefined;
}

/** The same as a number, good enough for places in arrays and texts. */
export function toPlace(value: Value): number | undefined {
  const number = computed(value);
  if (typeof number === 'number') {
    if (Number.isNaN(number)) return Number(MIN_INT);
    return Math.max(Number(MIN_INT), Math.min(Number(MAX_INT), Math.trunc(number)));
  }
  return typeof number === 'bigint' ? Number(clamp(number)) : undefined;
}

export function toPlaceCeil(value: Value): number | undefined {
  return toPlace(typeof value === 'number' ? Math.ceil(value) : value);
}

export function floatToInt(value: number): bigint {
  if (value >= -(2 ** 63) && value < 2 ** 63) return BigInt(Math.trunc(value));
  return value > 0 ? MAX_INT : MIN_INT;
}

function clamp(value: bigint): bigint {
  if (value > MAX_INT) return MAX_INT;
  return value < MIN_INT ? MIN_INT : value;
}

/** A place counted from the end if negative, kept between the bounds. */
export function clampPlace(place: number, least: number, length: number): number {
  const counted = place < 0 ? place + length : place;
  return Math.max(least, Math.min(length, counted));
}
