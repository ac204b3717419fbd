import type { ScalarType } from './node.ts';

/** A plain scalar as go-yaml v2 resolves it; `text` is how the value reads once turned into JSON. */
export interface Resolved {
  readonly type: ScalarType;
  readonly value: string | number | boolean | null;
  readonly text: string;
}

const NULLS = new Set(['', '~', 'null', 'Null', 'NULL']);
const BOOLS = new Map<string, boolean>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON', 'true', 'True', 'TRUE'].map(
    (text) => [text, true] as const,
  ),
  ...['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF', 'false', 'False', 'FALSE'].map(
    (text) => [text, false] as const,
  ),
]);
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const DOT_FLOAT = /^\.[0-9]+([eE][-+]?[0-9]+)?$/;
const NOT_FINITE = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const INTEGER = /^([-+]?)(0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+|0[0-7]*|[1-9][0-9]*)$/;
const MIN_INT64 = -(2n ** 63n);
const MAX_UINT64 = 2n ** 64n - 1n;

/** Resolves the text of a plain scalar (YAML 1.1 as go-yaml v2 reads it: octal `017`, `1_000`, `yes`; dates and `12:30` stay text). */
export function resolvePlain(source: string): Resolved {
  if (NULLS.has(source)) return { type: 'null', value: null, text: 'null' };
  const bool = BOOLS.get(source);
  if (bool !== undefined) return { type: 'bool', value: bool, text: String(bool) };
  if (!/^[-+.0-9]/.test(source)) return text(source);
  if (NOT_FINITE.test(source)) return { type: 'float', value: notFinite(source), text: source };
  if (source.startsWith('.')) return DOT_FLOAT.test(source) ? float(Number(source), source) : text(source);
  const plain = source.replaceAll('_', '');
  const integer = parseInteger(plain);
  if (integer !== undefined) return { type: 'int', value: Number(integer), text: String(integer) };
  return FLOAT.test(plain) ? float(Number(plain), source) : text(source);
}

/** Resolves a bare word of JSON text, where `2.0` is no integer. */
export function resolveJson(source: string): Resolved {
  if (!/^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(source)) return resolvePlain(source);
  return { type: /^-?\d+$/.test(source) ? 'int' : 'float', value: Number(source), text: source };
}

function text(source: string): Resolved {
  return { type: 'string', value: source, text: source };
}

function float(value: number, source: string): Resolved {
  return Number.isFinite(value)
    ? { type: 'float', value, text: Object.is(value, -0) ? '-0' : String(value) }
    : text(source);
}

function notFinite(source: string): number {
  if (source.toLowerCase().endsWith('nan')) return NaN;
  return source.startsWith('-') ? -Infinity : Infinity;
}

function parseInteger(source: string): bigint | undefined {
  const match = INTEGER.exec(source);
  if (!match) return undefined;
  const digits = match[2] ?? '';
  const octal = /^0[0-7]+$/.test(digits);
  const magnitude = BigInt(octal ? `0o${digits.slice(1)}` : digits);
  const value = match[1] === '-' ? -magnitude : magnitude;
  return value >= MIN_INT64 && value <= MAX_UINT64 ? value : undefined;
}
