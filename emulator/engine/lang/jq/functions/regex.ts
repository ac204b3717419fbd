import { goQuote } from '../../goQuote.ts';
import { compileRegexp, type Regexp } from '../../regexp.ts';
import { expectedArray, Failure, failure, notApplicable } from '../failure.ts';
import { work } from '../meter.ts';
import type { Family } from '../native.ts';
import type { Value } from '../value.ts';
import { countPoints, isFlat } from './text.ts';

/** `_match(regex; flags; testing)`: whether a text matches, or its matches with offsets, lengths and captures. */
function match(input: Value, pattern: Value, flags: Value, testing: Value): Value | Failure {
  const given = flags ?? '';
  if (typeof given !== 'string' || typeof input !== 'string' || typeof pattern !== 'string') {
    return notApplicable(testing === true ? 'test' : 'match', input, pattern, flags);
  }
  const regexp = compile(pattern, given);
  if (regexp instanceof Failure) return regexp;
  work(input.length);
  if (testing === true) return regexp.matches(input);
  return findAll(regexp, input, given.includes('g'));
}

function compile(pattern: string, flags: string): Regexp | Failure {
  if (/[^gim]/u.test(flags)) return failure(`unsupported regular expression flag: ${goQuote(flags)}`);
  const source = (flags.includes('m') ? '(?s)' : '') + (flags.includes('i') ? '(?i)' : '') + pattern;
  const regexp = compileRegexp(source);
  if (!('error' in regexp)) return regexp;
  return failure(`invalid regular expression ${goQuote(source)}: ${regexp.error}`);
}

/** Matches as Go finds them: none is empty right behind another one. */
function findAll({ re2, names }: Regexp, text: string, all: boolean): Value[] {
  const found: Value[] = [];
  const matcher = re2.matcher(text);
  const groups = re2.groupCount();
  const offsetAt = offsetsOf(text);
  let previousEnd = -1;
  while ((all || found.length === 0) && matcher.find()) {
    const [start, end] = [matcher.start(), matcher.end()];
    if (start === end && start === previousEnd) continue;
    previousEnd = end;
    work(16 + 8 * groups);
    const span = spanOf(text, start, end, offsetAt);
    const captures: Value[] = [];
    for (let group = 1; group <= groups; group++) {
      const capture = spanOf(text, matcher.start(group), matcher.end(group), offsetAt);
      captures.push(capture.set('name', names.get(group) ?? null));
    }
    found.push(span.set('captures', captures));
  }
  return found;
}

function spanOf(
  text: string,
  start: number,
  end: number,
  offsetAt: (place: number) => number,
): Map<string, Value> {
  const absent = start < 0;
  const from = absent ? -1 : offsetAt(start);
  return new Map<string, Value>([
    ['offset', BigInt(from)],
    ['length', BigInt(absent ? 0 : offsetAt(end) - from)],
    ['string', absent ? null : text.slice(start, end)],
  ]);
}

/** Counts characters up to a place in UTF-16 units. */
function offsetsOf(text: string): (place: number) => number {
  if (isFlat(text)) return (place) => place;
  return (place) => {
    work(place >> 3);
    return countPoints(text.slice(0, place));
  };
}

/** The named captures of a match as an object. */
function captures(input: Value): Value | Failure {
  if (!Array.isArray(input)) return expectedArray(input);
  const named = new Map<string, Value>();
  for (const capture of input) {
    const name = capture instanceof Map ? capture.get('name') : undefined;
    if (capture instanceof Map && typeof name === 'string') named.set(name, capture.get('string') ?? null);
  }
  return named;
}

export const REGEX: Family = { '_match/3': match, '_captures/0': captures };
