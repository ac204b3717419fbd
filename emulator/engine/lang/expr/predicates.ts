import type { GoValue } from '../fmt/value.ts';
import { goInt, goList, isListValue, isMapValue } from '../fmt/value.ts';
import { encodeUtf8 } from '../unquote.ts';
import type { Node } from './ast.ts';
import type { Frame } from './evaluate.ts';
import { keyedMap, keyText } from './keyedMap.ts';
import { ExprFailure } from './type.ts';

type Evaluate = (node: Node, frame: Frame) => GoValue;

/** Runs `all`, `filter`, `reduce` and the other builtins with a closure. */
export function runPredicate(
  node: Extract<Node, { kind: 'builtin' }>,
  frame: Frame,
  evaluate: Evaluate,
): GoValue {
  const { name, offset } = node;
  const [source, closure, start] = node.args;
  if (!source || !closure) throw new ExprFailure(`not enough arguments to call ${name}`, offset);
  const value = evaluate(source, frame);
  const items = itemsOf(value);
  if (!items) throw new ExprFailure(`builtin ${name} takes only array`, offset);
  const run = (index: number, acc: GoValue = null): GoValue => {
    frame.ports.spend(1);
    return evaluate(closure, { ...frame, pointer: { element: items[index], index, acc } });
  };
  const holds = (index: number): boolean => {
    const result = run(index);
    if (typeof result !== 'boolean')
      throw new ExprFailure('interface conversion: interface {} is not bool', offset);
    return result;
  };
  const indexes = items.map((_item, i) => i);
  const itemAt = (index: number): GoValue => {
    const item = items[index];
    if (item === undefined)
      throw new ExprFailure('reflect: call of reflect.Value.Index on map Value', offset);
    return item;
  };
  /** Leaves on the stack of expr's machine what each of its conditions was. */
  const searchBack = (): number => {
    const index = indexes.findLastIndex(holds);
    const leftovers: GoValue[] = Array.from({ length: items.length - Math.max(index, 0) }, () => true);
    if (index === -1) leftovers.push(false);
    frame.leftovers.push(...leftovers);
    return index;
  };
  const foundLast = (index: number): GoValue => {
    if (index === -1 && node.throws) throw new ExprFailure('reflect: slice index out of range', offset);
    return found(index, itemAt);
  };
  switch (name) {
    case 'all':
      return indexes.every(holds);
    case 'any':
      return indexes.some(holds);
    case 'none':
      return !indexes.some(holds);
    case 'one':
      return indexes.filter(holds).length === 1;
    case 'count':
      return goInt(indexes.filter(holds).length);
    case 'filter':
      return goList(indexes.filter(holds).map(itemAt));
    case 'map':
      return goList(indexes.map((i) => run(i)));
    case 'find':
      return found(indexes.findIndex(holds), itemAt);
    case 'findLast':
      return foundLast(searchBack());
    case 'findIndex':
      return position(indexes.findIndex(holds));
    case 'findLastIndex':
      return position(searchBack());
    case 'groupBy':
      return groups(
        indexes.map(itemAt),
        indexes.map((i) => run(i)),
        offset,
      );
    default:
      if (!start) return reduce(indexes.map(itemAt), run, undefined, offset);
      return reduce(items, run, evaluate(start, frame), offset);
  }
}

function found(index: number, itemAt: (index: number) => GoValue): GoValue {
  return index === -1 ? null : itemAt(index);
}

/** A list's elements; of a text its bytes. A map has as many as members, none of which can be read. */
function itemsOf(value: GoValue): readonly (GoValue | undefined)[] | undefined {
  if (value !== null && isMapValue(value)) return Array.from({ length: value.entries.size }, () => undefined);
  if (typeof value === 'string') return encodeUtf8(value).map((byte) => goInt(byte, 'uint8'));
  return value !== null && isListValue(value) ? value.items : undefined;
}

function position(index: number): GoValue {
  return index === -1 ? null : goInt(index);
}

function groups(items: readonly GoValue[], keys: readonly GoValue[], offset: number): GoValue {
  const map = keyedMap([]);
  keys.forEach((key, i) => {
    if (key !== null && (isListValue(key) || isMapValue(key)))
      throw new ExprFailure('runtime error: hash of unhashable type', offset);
    const group = map.entries.get(keyText(key)) ?? goList([]);
    if (isListValue(group)) group.items.push(items[i] ?? null);
    map.entries.set(keyText(key), group);
  });
  return map;
}

function reduce(
  items: readonly (GoValue | undefined)[],
  run: (index: number, acc: GoValue) => GoValue,
  start: GoValue | undefined,
  offset: number,
): GoValue {
  const [first] = items;
  if (start === undefined && first === undefined)
    throw new ExprFailure('reduce of empty array with no initial value', offset);
  let acc = start === undefined ? (first ?? null) : start;
  for (let i = start === undefined ? 1 : 0; i < items.length; i++) acc = run(i, acc);
  return acc;
}
