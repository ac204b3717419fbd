import { compare } from '../compare.ts';
import { encodeFloat, toJson } from '../encode.ts';
import { failedOn, Failure, notApplicable } from '../failure.ts';
import { work, workMembers, workText } from '../meter.ts';
import type { Family, Native } from '../native.ts';
import { parseNumber, toInt } from '../number.ts';
import { elementsOf } from '../object.ts';
import { NumberText, type Value } from '../value.ts';
import { utf8Length } from '../../codePoints.ts';
import { add, splitBy } from './arithmetic.ts';
import { placesOf } from './access.ts';

/** The characters of a text; a byte that is no UTF-8 counts as one. */
export function pointsOf(text: string): string[] {
  work(text.length);
  return Array.from(text);
}

const SURROGATE = /[\ud800-\udfff]/;

/** Whether each UTF-16 unit of a text is a character. */
export function isFlat(text: string): boolean {
  work(text.length >> 6);
  return !SURROGATE.test(text);
}

export function countPoints(text: string): number {
  if (isFlat(text)) return text.length;
  work(text.length >> 2);
  let count = text.length;
  for (let i = 0; i < text.length - 1; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit < 0xdc00) {
      count--;
      i++;
    }
  }
  return count;
}

export function textOf(value: Value): string {
  return typeof value === 'string' ? value : toJson(value);
}

/** A builtin of a text. */
export function ofText(name: string, run: (text: string) => Value | Failure): Native {
  return (input) => {
    if (typeof input !== 'string') return notApplicable(name, input);
    work(input.length >> 2);
    return run(input);
  };
}

/** A builtin of a text and a text argument. */
function ofTexts(name: string, run: (text: string, other: string) => Value): Native {
  return (input, other) => {
    if (typeof input !== 'string' || typeof other !== 'string') return notApplicable(name, input, other);
    work((input.length + other.length) >> 5);
    return run(input, other);
  };
}

function trimStart(text: string, prefix: string): string {
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

function trimEnd(text: string, suffix: string): string {
  return text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text;
}

const SPACE = '[\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+';
const LEADING = new RegExp(`^${SPACE}`);
const SPACES = new RegExp(SPACE);

function trimLeft(text: string): string {
  return text.replace(LEADING, '');
}

function trimRight(text: string): string {
  let end = text.length;
  while (end > 0 && SPACES.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

function explode(text: string): bigint[] {
  return pointsOf(text).map((point) => {
    const code = point.codePointAt(0) ?? 0;
    return BigInt(code >= 0xd800 && code < 0xe000 ? 0xfffd : code);
  });
}

function implode(input: Value): Value | Failure {
  if (!Array.isArray(input)) return notApplicable('implode', input);
  workText(input.length);
  let text = '';
  for (const element of input) {
    const code = toInt(element);
    if (code === undefined) return notApplicable('implode', input);
    const valid = code >= 0n && code <= 0x10ffffn && (code < 0xd800n || code > 0xdfffn);
    text += valid ? String.fromCodePoint(Number(code)) : '\ufffd';
  }
  return text;
}

function split(input: Value, separator: Value): Value | Failure {
  if (typeof input !== 'string') return notApplicable('split', input);
  if (typeof separator !== 'string') return notApplicable('split', separator);
  return splitBy(input, separator);
}

function join(input: Value, separator: Value): Value | Failure {
  const elements = elementsOf(input);
  if (!elements) return notApplicable('join', input, separator);
  let joined: Value | Failure = elements.length === 0 ? '' : null;
  for (const [i, element] of elements.entries()) {
    for (const part of [i === 0 ? '' : separator, shown(element)]) {
      joined = add(joined, part);
      if (joined instanceof Failure) return joined;
    }
  }
  return joined;
}

function shown(value: Value): Value {
  switch (typeof value) {
    case 'number':
      return encodeFloat(value);
    case 'bigint':
    case 'boolean':
      return String(value);
    default:
      return value instanceof NumberText ? value.text : value;
  }
}

const NUMBER = /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;

function toNumber(input: Value): Value | Failure {
  if (typeof input === 'number' || typeof input === 'bigint' || input instanceof NumberText) return input;
  if (typeof input !== 'string') return notApplicable('tonumber', input);
  return NUMBER.test(input) ? parseNumber(input) : failedOn('tonumber', input, [], 'invalid number');
}

function toBoolean(input: Value): Value | Failure {
  if (typeof input === 'boolean') return input;
  if (typeof input !== 'string') return notApplicable('toboolean', input);
  if (input === 'true' || input === 'false') return input === 'true';
  return failedOn('toboolean', input, [], 'invalid boolean');
}

/** Where a text or array occurs in another one. */
function search(name: string, answer: (places: (count: number) => bigint[]) => Value): Native {
  return (input, wanted) => {
    if (input === null) return null;
    if (Array.isArray(input)) {
      const list = Array.isArray(wanted) ? wanted : [wanted];
      return answer((count) => placesOf(input, list, count));
    }
    if (typeof input !== 'string' || typeof wanted !== 'string') return notApplicable(name, input, wanted);
    return answer((count) => placesOf(explode(input), explode(wanted), count));
  };
}

function contains(left: Value, right: Value): Value | Failure {
  if (typeof left === 'string' && typeof right === 'string') {
    work(left.length >> 3);
    return left.includes(right);
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    work(left.length * right.length);
    return right.every((wanted) => left.some((element) => contains(element, wanted) === true));
  }
  if (left instanceof Map && right instanceof Map) {
    workMembers(right.size);
    if (left.size < right.size) return false;
    return [...right].every(([key, wanted]) => {
      const member = left.get(key);
      return member !== undefined && contains(member, wanted) === true;
    });
  }
  if (isNumber(left) && isNumber(right)) return compare(left, right) === 0;
  return left === right ? true : notApplicable('contains', left, right);
}

function isNumber(value: Value): boolean {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof NumberText;
}

export const TEXT: Family = {
  'utf8bytelength/0': ofText('utf8bytelength', (text) => BigInt(utf8Length(text))),
  'startswith/1': ofTexts('startswith', (text, other) => text.startsWith(other)),
  'endswith/1': ofTexts('endswith', (text, other) => text.endsWith(other)),
  'ltrimstr/1': ofTexts('ltrimstr', trimStart),
  'rtrimstr/1': ofTexts('rtrimstr', trimEnd),
  'trimstr/1': ofTexts('trimstr', (text, other) => trimEnd(trimStart(text, other), other)),
  'ltrim/0': ofText('ltrim', trimLeft),
  'rtrim/0': ofText('rtrim', trimRight),
  'trim/0': ofText('trim', (text) => trimRight(trimLeft(text))),
  'explode/0': ofText('explode', explode),
  'implode/0': implode,
  'split/1': split,
  'join/1': join,
  'ascii_downcase/0': ofText('ascii_downcase', (text) => text.replace(/[A-Z]+/g, (run) => run.toLowerCase())),
  'ascii_upcase/0': ofText('ascii_upcase', (text) => text.replace(/[a-z]+/g, (run) => run.toUpperCase())),
  'tonumber/0': toNumber,
  'toboolean/0': toBoolean,
  'tostring/0': textOf,
  'indices/1': search('indices', (places) => places(Infinity)),
  'index/1': search('index', (places) => places(1)[0] ?? null),
  'rindex/1': search('rindex', (places) => places(Infinity).at(-1) ?? null),
  'contains/1': contains,
  'inside/1': (input, other) => contains(other, input),
};
