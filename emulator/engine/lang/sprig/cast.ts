import type { Spend } from '../fmt/print.ts';
import { printValue } from '../fmt/print.ts';
import type { GoList, GoValue } from '../fmt/value.ts';
import { isInt, isListValue } from '../fmt/value.ts';
import { toInt64 as floatToInt64 } from '../goMath.ts';
import { parseFloat64 } from '../goNumber.ts';
import { parseGoInt } from '../template/number.ts';

const DECIMAL = /^([-+]?[0-9]*)(?:\.[0-9]*)?$/;

/** spf13/cast's `ToInt64`: 0 for what is no number; a text's fraction is dropped, its prefix counts (`010` is 8). */
export function castInt(value: GoValue | undefined): bigint {
  if (typeof value === 'number') return floatToInt64(value);
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'string') return castText(value);
  return value !== undefined && isInt(value) ? BigInt.asIntN(64, value.value) : 0n;
}

function castText(text: string): bigint {
  const whole = DECIMAL.exec(text)?.[1];
  const digits = whole === undefined ? text : /[0-9]/.test(whole) ? whole : '0';
  const parsed = parseGoInt(digits);
  return parsed !== undefined && parsed < 1n << 63n && parsed >= -(1n << 63n) ? parsed : 0n;
}

/** spf13/cast's `ToFloat64`. */
export function castFloat(value: GoValue | undefined): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') {
    const { value: parsed, error } = parseFloat64(value);
    return error ? 0 : parsed;
  }
  return value !== undefined && isInt(value) ? Number(value.value) : 0;
}

/** sprig's text of any value. */
export function printed(value: GoValue | undefined, spend: Spend): string {
  return printValue(value ?? null, spend);
}

/** sprig's list of texts of any value: null is left out of a list, a single value is a list of its own. */
export function castTexts(value: GoValue | undefined, spend: Spend): string[] {
  if (value === undefined || value === null) return [];
  if (!isListValue(value)) return [printed(value, spend)];
  return value.items.filter((item) => item !== null).map((item) => printed(item, spend));
}

/** Whether sprig takes a value for empty: zero, false, nothing in it. */
export function isEmpty(value: GoValue | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value === '';
  if (typeof value === 'number') return value === 0;
  if (typeof value === 'boolean') return !value;
  if (isInt(value)) return value.value === 0n;
  if (value.type === 'complex128') return value.re === 0 && value.im === 0;
  if (value.type === 'map') return value.entries.size === 0;
  return isListValue(value) && isEmptyList(value);
}

function isEmptyList({ items }: GoList): boolean {
  return items.length === 0;
}
