import { encodeNumber, encodeString } from '../goJson.ts';
import { checkDepth, work, workText } from './meter.ts';
import { sortedKeys } from './object.ts';
import { NIL_OBJECT, NumberText, type Members, type Value } from './value.ts';

const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
/** All but what is written as it is; a lone surrogate stands for a byte that is no UTF-8. */
const ESCAPED = /[^ !#-[\]-~\u0080-\ud7ff\ue000-\u{10ffff}]/gu;

/** A text as `tojson` writes it: HTML characters stay, DEL is escaped. */
export function encodeText(text: string): string {
  workText(text.length);
  return `"${text.replace(ESCAPED, escapeUnit)}"`;
}

function escapeUnit(char: string): string {
  const code = char.charCodeAt(0);
  if (code >= 0xd800) return '\\ufffd';
  return SHORT[char] ?? `\\u${code.toString(16).padStart(4, '0')}`;
}

/** A float as `tojson` writes it: NaN is null, infinities are the largest float. */
export function encodeFloat(value: number): string {
  if (Number.isNaN(value)) return 'null';
  return encodeNumber(Math.min(Math.max(value, -Number.MAX_VALUE), Number.MAX_VALUE));
}

/** JSON text as `tojson` writes it. */
export function toJson(value: Value, depth = 0): string {
  if (typeof value === 'string') return encodeText(value);
  if (typeof value === 'number') return encodeFloat(value);
  if (value === null || typeof value !== 'object') return String(value);
  if (value instanceof NumberText) return value.text;
  checkDepth(depth);
  if (Array.isArray(value)) {
    work(value.length);
    return joined(
      '[',
      value.map((element) => toJson(element, depth + 1)),
      ']',
    );
  }
  const members = sortedKeys(value).map(
    (key) => `${encodeText(key)}:${toJson(value.get(key) ?? null, depth + 1)}`,
  );
  return joined('{', members, '}');
}

function joined(open: string, parts: readonly string[], close: string): string {
  const text = open + parts.join(',') + close;
  workText(text.length);
  return text;
}

/** JSON text as Go's encoder writes the program's output, or the error it gives on NaN and infinities. */
export function marshalOutput(value: Members): { data: string } | { error: string } {
  const problem: { number?: number } = {};
  const data = marshal(value, 0, problem);
  if (problem.number === undefined) return { data };
  return { error: `json: unsupported value: ${nameOf(problem.number)}` };
}

function nameOf(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? '+Inf' : '-Inf';
}

function marshal(value: Value, depth: number, problem: { number?: number }): string {
  if (typeof value === 'string') {
    workText(value.length);
    return encodeString(value);
  }
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return encodeNumber(value);
    problem.number ??= value;
    return 'null';
  }
  if (value === null || value === NIL_OBJECT) return 'null';
  if (typeof value !== 'object') return String(value);
  if (value instanceof NumberText) return value.text;
  checkDepth(depth);
  if (Array.isArray(value)) {
    work(value.length);
    return joined(
      '[',
      value.map((element) => marshal(element, depth + 1, problem)),
      ']',
    );
  }
  const members = sortedKeys(value).map(
    (key) => `${encodeString(key)}:${marshal(value.get(key) ?? null, depth + 1, problem)}`,
  );
  return joined('{', members, '}');
}
