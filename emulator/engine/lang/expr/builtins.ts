import { compareCodePoints, utf8Length } from '../codePoints.ts';
import { parseDuration } from '../duration.ts';
import { printValue } from '../fmt/print.ts';
import type { GoValue } from '../fmt/value.ts';
import { goInt, goList, isInt, isListValue, isMapValue, textList, typeName } from '../fmt/value.ts';
import { atoi } from '../goInt.ts';
import { parseFloat64 } from '../goNumber.ts';
import { BASE64, decodeBytes, encodeText } from '../sprig/encoding.ts';
import { decodeJson, encodeJson } from '../sprig/json.ts';
import { lowerRune, mapRunes, replaceText, splitText, trimSpace, upperRune } from '../sprig/runes.ts';
import type { Ports } from '../template/signature.ts';
import { timeOfMilliseconds } from '../time/goTime.ts';
import { parseTime } from '../time/parse.ts';
import { loadZone } from '../time/zone.ts';
import { decodeUtf8, encodeUtf8 } from '../unquote.ts';
import { FUNCTION } from './environment.ts';
import type { Node } from './ast.ts';
import { keyedMap } from './keyedMap.ts';
import { fetch, numeric, order, toIndex } from './runtime.ts';
import { sorted } from './sort.ts';
import { ExprFailure } from './type.ts';

const MAX_REPEAT = 1_000_000;
const DATE_LAYOUTS = [
  '2006-01-02',
  '15:04:05',
  '2006-01-02 15:04:05',
  '2006-01-02T15:04:05Z07:00',
  '02 Jan 06 15:04 MST',
  'Monday, 02-Jan-06 15:04:05 MST',
  'Mon, 02 Jan 2006 15:04:05 MST',
];

/** Builtins that take one value; of several arguments that nothing has checked they see the last. */
const LAST_ONLY = new Set('len type abs ceil floor round int float string upper lower'.split(' '));

/** Calls a builtin without a closure; arguments of a wrong type end the evaluation. */
export function callBuiltin(
  node: Extract<Node, { kind: 'builtin' }>,
  args: readonly GoValue[],
  ports: Ports,
): GoValue {
  const { name, offset } = node;
  const [first = null, second = null, third = null] = LAST_ONLY.has(name) ? args.slice(-1) : args;
  const fail = (message: string): never => {
    throw new ExprFailure(message, offset);
  };
  const text = (value: GoValue): string =>
    typeof value === 'string'
      ? value
      : fail(`interface conversion: interface {} is ${typeName(value)}, not string`);
  const list = (value: GoValue): readonly GoValue[] =>
    value !== null && isListValue(value) ? value.items : fail(`cannot ${name} ${typeName(value)}`);
  const entries = (value: GoValue): [string, GoValue][] =>
    value !== null && isMapValue(value)
      ? [...value.entries].sort(([a], [b]) => compareCodePoints(a, b))
      : fail(`cannot get ${name} from ${typeName(value)}`);
  switch (name) {
    case 'len':
      if (typeof first === 'string') return goInt(utf8Length(first));
      if (first !== null && isListValue(first)) return goInt(first.items.length);
      if (first !== null && isMapValue(first)) return goInt(first.entries.size);
      return fail(`invalid argument for len (type ${typeName(first)})`);
    case 'type':
      return first === FUNCTION ? 'func' : typeText(first);
    case 'abs':
    case 'ceil':
    case 'floor':
    case 'round':
    case 'int':
    case 'float':
      return toNumber(name, first, offset);
    case 'string':
      return printValue(first, ports.spend);
    case 'trim':
      return args.length > 1 ? trimSet(text(first), text(second)) : trimSpace(text(first));
    case 'trimPrefix': {
      const prefix = args.length > 1 ? text(second) : ' ';
      return text(first).startsWith(prefix) ? text(first).slice(prefix.length) : first;
    }
    case 'trimSuffix': {
      const suffix = args.length > 1 ? text(second) : ' ';
      return text(first).endsWith(suffix) ? text(first).slice(0, text(first).length - suffix.length) : first;
    }
    case 'upper':
      return mapRunes(text(first), upperRune);
    case 'lower':
      return mapRunes(text(first), lowerRune);
    case 'split':
      return textList(splitText(text(first), text(second), args.length > 2 ? toIndex(third, offset) : -1));
    case 'splitAfter':
      return textList(splitAfter(text(first), text(second), args.length > 2 ? toIndex(third, offset) : -1));
    case 'replace':
      return replace(
        text(first),
        text(second),
        text(third),
        args.length > 3 ? toIndex(args[3] ?? null, offset) : -1,
      );
    case 'repeat': {
      const count = toIndex(second, offset);
      if (count > MAX_REPEAT || count < 0) return fail('memory budget exceeded');
      ports.spend(text(first).length * count);
      return text(first).repeat(count);
    }
    case 'join':
      return list(first)
        .map(text)
        .join(args.length > 1 ? text(second) : '');
    case 'indexOf':
      return goInt(byteIndex(text(first), text(first).indexOf(text(second))));
    case 'lastIndexOf':
      return goInt(byteIndex(text(first), text(first).lastIndexOf(text(second))));
    case 'hasPrefix':
      return text(first).startsWith(text(second));
    case 'hasSuffix':
      return text(first).endsWith(text(second));
    case 'max':
      return args.reduce(
        (best, arg) => (best === null || order(best, arg, '<', offset) < 0 ? arg : best),
        null,
      );
    case 'min':
      return args.reduce(
        (best, arg) => (best === null || order(best, arg, '>', offset) > 0 ? arg : best),
        null,
      );
    case 'sum':
    case 'mean':
    case 'median':
      return statistic(name, list(first), offset);
    case 'toJSON':
      return converted(encodeJson(first, '  '), fail);
    case 'fromJSON':
      return converted(decodeJson(text(first)), fail);
    case 'toBase64':
      return encodeText(text(first), BASE64);
    case 'fromBase64': {
      const bytes = decodeBytes(text(first), BASE64);
      return 'error' in bytes ? fail(bytes.error) : decodeUtf8(bytes);
    }
    case 'now':
      return { type: 'time', time: timeOfMilliseconds(ports.now()) };
    case 'duration': {
      const parsed = parseDuration(text(first));
      return 'error' in parsed ? fail(parsed.error) : goInt(parsed.nanos, 'time.Duration');
    }
    case 'date':
      return date(args.map(text), fail);
    case 'first':
    case 'last':
      return quietly(() => fetch(first, goInt(name === 'first' ? 0 : -1), offset));
    case 'get':
      return quietly(() => fetch(first, second, offset));
    case 'take':
      return take(first, list(first), second, fail);
    case 'keys':
      return goList(entries(first).map(([key]) => key));
    case 'values':
      return goList(entries(first).map(([, value]) => value));
    case 'toPairs':
      return goList(
        entries(first).map((pair) => goList(pair)),
        'list',
      );
    case 'fromPairs':
      return keyedMap(list(first).map((pair) => [list(pair)[0] ?? null, list(pair)[1] ?? null] as const));
    case 'sort':
      return goList(sorted(list(first), undefined, args.length > 1 ? second : 'asc', offset));
    case 'sortBy':
      return goList(sorted(list(first), text(second), args.length > 2 ? third : 'asc', offset));
    default:
      return fail(`unknown builtin ${name}`);
  }
}

function converted(
  result: { readonly value: GoValue } | { readonly error: string },
  fail: (message: string) => never,
): GoValue {
  return 'error' in result ? fail(result.error) : result.value;
}

/** A fetch that fails gives nil. */
function quietly(run: () => GoValue): GoValue {
  try {
    return run();
  } catch (thrown) {
    if (thrown instanceof ExprFailure) return null;
    throw thrown;
  }
}

function typeText(value: GoValue): string {
  if (value === null) return 'nil';
  if (typeof value === 'number') return 'float';
  if (typeof value !== 'object') return typeName(value) === 'boolean' ? 'bool' : typeName(value);
  if (isInt(value))
    return value.type.startsWith('u') ? 'uint' : value.type === 'time.Duration' ? value.type : 'int';
  return value.type === 'list' ? 'array' : value.type === 'time' ? 'time.Time' : value.type;
}

function toNumber(
  name: 'abs' | 'ceil' | 'floor' | 'round' | 'int' | 'float',
  value: GoValue,
  offset: number,
): GoValue {
  const fail = (): never => {
    throw new ExprFailure(`invalid operation: ${name}(${typeName(value)})`, offset);
  };
  if (typeof value === 'string') {
    if (name === 'int') {
      const parsed = atoi(value);
      return 'error' in parsed ? fail() : goInt(parsed.value);
    }
    const parsed = parseFloat64(value);
    return name !== 'float' || parsed.error ? fail() : parsed.value;
  }
  const size = numeric(value);
  if (size === undefined) return fail();
  switch (name) {
    case 'abs':
      return isInt(value) ? goInt(value.value < 0n ? -value.value : value.value) : Math.abs(size);
    case 'ceil':
      return Math.ceil(size);
    case 'floor':
      return Math.floor(size);
    case 'round':
      return size < 0 ? -Math.round(-size) : Math.round(size);
    case 'int':
      return isInt(value) ? goInt(value.value) : goInt(toIndex(value, offset));
    case 'float':
      return size;
  }
}

function trimSet(source: string, set: string): string {
  const characters = Array.from(source);
  const kept = characters.map((char) => !set.includes(char));
  const start = kept.indexOf(true);
  return start === -1 ? '' : characters.slice(start, kept.lastIndexOf(true) + 1).join('');
}

function splitAfter(source: string, separator: string, limit: number): string[] {
  const parts = splitText(source, separator, limit);
  return parts.map((part, i) => (i < parts.length - 1 ? part + separator : part));
}

function replace(source: string, from: string, to: string, count: number): string {
  if (count < 0) return replaceText(source, from, to);
  const parts = splitText(source, from, count + 1);
  return from === '' ? replaceText(source, from, to) : parts.join(to);
}

function byteIndex(source: string, index: number): number {
  return index === -1 ? -1 : encodeUtf8(source.slice(0, index)).length;
}

/** Whole numbers add up to a whole number. */
function statistic(name: 'sum' | 'mean' | 'median', items: readonly GoValue[], offset: number): GoValue {
  const numbers = items.map((item) => {
    const size = numeric(item);
    if (size === undefined) throw new ExprFailure(`cannot ${name} ${typeName(item)}`, offset);
    return size;
  });
  const sum = numbers.reduce((total, number) => total + number, 0);
  if (name === 'sum') {
    if (items.every((item) => item !== null && isInt(item))) return goInt(sum);
    return sum;
  }
  if (numbers.length === 0) return 0;
  if (name === 'mean') return sum / numbers.length;
  const ordered = numbers.sort((a, b) => a - b);
  const middle = Math.floor(ordered.length / 2);
  const upper = ordered[middle] ?? 0;
  return ordered.length % 2 === 0 ? ((ordered[middle - 1] ?? 0) + upper) / 2 : upper;
}

function date([source = '', layout, zoneName]: readonly string[], fail: (message: string) => never): GoValue {
  if (layout === undefined) {
    for (const known of DATE_LAYOUTS) {
      const time = parseTime(known, source);
      if (!('error' in time)) return { type: 'time', time };
    }
    return fail(`invalid date ${source}`);
  }
  const zone = loadZone(zoneName ?? 'UTC');
  if ('error' in zone) return fail(zone.error);
  const time = parseTime(layout, source, zone);
  return 'error' in time ? fail(time.error) : { type: 'time', time };
}

function take(
  list: GoValue,
  items: readonly GoValue[],
  count: GoValue,
  fail: (message: string) => never,
): GoValue {
  if (count === null || !isInt(count)) return fail(`cannot take ${typeName(count)} elements`);
  if (count.value > BigInt(items.length)) return list;
  if (count.value < 0n || list === null || !isListValue(list))
    return fail('reflect.Value.Slice: slice index out of bounds');
  return goList(items.slice(0, Number(count.value)), list.of);
}
