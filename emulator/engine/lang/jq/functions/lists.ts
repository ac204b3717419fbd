import { compare } from '../compare.ts';
import { failedOn, Failure, failure, notApplicable } from '../failure.ts';
import { checkDepth, work, workMembers } from '../meter.ts';
import type { Family } from '../native.ts';
import { toFloat } from '../number.ts';
import { copyMembers, elementsOf, sortedKeys } from '../object.ts';
import { encodeFloat } from '../encode.ts';
import { kindOf, NumberText, type Value } from '../value.ts';
import { add } from './arithmetic.ts';
import { countPoints } from './text.ts';

function length(input: Value): Value | Failure {
  if (input === null) return 0n;
  if (typeof input === 'string') return BigInt(countPoints(input));
  if (Array.isArray(input)) return BigInt(input.length);
  if (input instanceof Map) return BigInt(input.size);
  return magnitude('length', input);
}

function magnitude(name: string, input: Value): Value | Failure {
  if (typeof input === 'number') return Math.abs(input);
  if (typeof input === 'bigint') return input < 0n ? -input : input;
  if (input instanceof NumberText)
    return input.text.startsWith('-') ? new NumberText(input.text.slice(1)) : input;
  return notApplicable(name, input);
}

function keys(input: Value): Value | Failure {
  if (input instanceof Map) return sortedKeys(input);
  if (!Array.isArray(input)) return notApplicable('keys', input);
  work(input.length);
  return input.map((_element, i) => BigInt(i));
}

/** Everything added up, from left to right; arrays, objects and texts grow in place. */
function sum(input: Value): Value | Failure {
  const elements = elementsOf(input);
  if (!elements) return notApplicable('add', input);
  let total: Value | Failure = null;
  let grown: Value = null;
  for (const element of elements) {
    if (Array.isArray(element) && Array.isArray(total)) {
      work(element.length + (total === grown ? 0 : total.length));
      if (total !== grown) total = grown = total.slice();
      for (const each of element) total.push(each);
    } else if (element instanceof Map && total instanceof Map) {
      workMembers(element.size);
      if (total !== grown) total = grown = copyMembers(total);
      for (const [key, value] of element) total.set(key, value);
    } else {
      total = add(total, element);
      if (total instanceof Failure) return total;
    }
  }
  return total;
}

function reverse(input: Value): Value | Failure {
  if (!Array.isArray(input)) return notApplicable('reverse', input);
  work(input.length);
  return input.slice().reverse();
}

function flatten(input: Value, depth: number): Value | Failure {
  const elements = elementsOf(input);
  if (!elements) return notApplicable('flatten', input);
  const flat: Value[] = [];
  flattenInto(flat, elements, depth, 0);
  return flat;
}

function flattenInto(flat: Value[], elements: readonly Value[], depth: number, nested: number): void {
  checkDepth(nested);
  work(elements.length);
  for (const element of elements) {
    if (Array.isArray(element) && depth !== 0) flattenInto(flat, element, depth - 1, nested + 1);
    else flat.push(element);
  }
}

function flattenBy(input: Value, depth: Value): Value | Failure {
  if (!elementsOf(input)) return notApplicable('flatten', input);
  const levels = toFloat(depth);
  if (levels === undefined) return notApplicable('flatten', depth);
  if (levels >= 0) return flatten(input, levels);
  return failure(`flatten depth should not be negative: ${encodeFloat(levels)}`);
}

interface Keyed {
  readonly value: Value;
  readonly key: Value;
}

/** An array with the sort keys of its elements. */
function keyed(name: string, input: Value, by: Value): Keyed[] | Failure {
  const plain = !name.endsWith('_by');
  if (!Array.isArray(input)) return plain ? notApplicable(name, input) : notApplicable(name, input, by);
  if (!Array.isArray(by)) return notApplicable(name, input, by);
  if (input.length !== by.length) return failedOn(name, input, [by], 'length mismatch');
  work(input.length);
  return input.map((value, i) => ({ value, key: by[i] ?? null }));
}

function sorted(name: string, input: Value, by: Value): Keyed[] | Failure {
  const items = keyed(name, input, by);
  return items instanceof Failure ? items : items.sort((a, b) => compare(a.key, b.key));
}

function sortBy(name: string, input: Value, by: Value): Value | Failure {
  const items = sorted(name, input, by);
  return items instanceof Failure ? items : items.map(({ value }) => value);
}

function groupBy(name: string, input: Value, by: Value): Keyed[][] | Failure {
  const items = sorted(name, input, by);
  if (items instanceof Failure) return items;
  const groups: Keyed[][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last?.[0] && compare(last[0].key, item.key) === 0) last.push(item);
    else groups.push([item]);
  }
  return groups;
}

function uniqueBy(name: string, input: Value, by: Value): Value | Failure {
  const groups = groupBy(name, input, by);
  return groups instanceof Failure ? groups : groups.map(([first]) => first?.value ?? null);
}

/** The first of the least elements, or the last of the greatest. */
function extreme(name: string, input: Value, by: Value, least: boolean): Value | Failure {
  const items = keyed(name, input, by);
  if (items instanceof Failure) return items;
  let best = items[0];
  for (const item of items.slice(1)) {
    if (best && compare(best.key, item.key) > 0 === least) best = item;
  }
  return best?.value ?? null;
}

function transpose(input: Value): Value | Failure {
  if (!Array.isArray(input)) return notApplicable('transpose', input);
  let width = 0;
  for (const row of input) {
    if (!Array.isArray(row)) return notApplicable('transpose', input);
    width = Math.max(width, row.length);
  }
  work(width * input.length);
  return Array.from({ length: width }, (_column, i) =>
    input.map((row) => (Array.isArray(row) ? (row[i] ?? null) : null)),
  );
}

function binarySearch(input: Value, wanted: Value): Value | Failure {
  if (!Array.isArray(input)) return notApplicable('bsearch', input, wanted);
  let [low, high] = [0, input.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(input[middle] ?? null, wanted) >= 0) high = middle;
    else low = middle + 1;
  }
  const found = low < input.length && compare(input[low] ?? null, wanted) === 0;
  return BigInt(found ? low : -low - 1);
}

export const LISTS: Family = {
  'length/0': length,
  'abs/0': (input) => magnitude('abs', input),
  'keys/0': keys,
  'add/0': sum,
  'reverse/0': reverse,
  'flatten/0': (input) => flatten(input, -1),
  'flatten/1': flattenBy,
  'min/0': (input) => extreme('min', input, input, true),
  '_min_by/1': (input, by) => extreme('min_by', input, by, true),
  'max/0': (input) => extreme('max', input, input, false),
  '_max_by/1': (input, by) => extreme('max_by', input, by, false),
  'sort/0': (input) => sortBy('sort', input, input),
  '_sort_by/1': (input, by) => sortBy('sort_by', input, by),
  '_group_by/1': (input, by) => {
    const groups = groupBy('group_by', input, by);
    return groups instanceof Failure ? groups : groups.map((group) => group.map(({ value }) => value));
  },
  'unique/0': (input) => uniqueBy('unique', input, input),
  '_unique_by/1': (input, by) => uniqueBy('unique_by', input, by),
  'transpose/0': transpose,
  'bsearch/1': binarySearch,
  'type/0': kindOf,
};
