import { compareCodePoints } from '../codePoints.ts';
import type { GoList, GoValue } from '../fmt/value.ts';
import { goList, isListValue, kindName, textList } from '../fmt/value.ts';
import type { GoFunction, ParamType } from '../template/signature.ts';
import { GoPanic } from '../template/signature.ts';
import { castInt, castTexts, isEmpty, printed } from './cast.ts';
import type { Family } from './define.ts';
import { define, integer, text } from './define.ts';
import { deepEqual } from './equal.ts';

const NIL_LIST: GoList = { type: 'list', of: 'any', items: [], nil: true };

/** Each function and its `must` form, which only differ in how Go reports an error. */
function both(name: string, made: GoFunction): Record<string, GoFunction> {
  return { [name]: made, [`must${name.charAt(0).toUpperCase()}${name.slice(1)}`]: made };
}

/** The list in an argument; anything else ends the function with sprig's words. */
function listIn(value: GoValue | undefined, complaint: string): GoList {
  if (value === undefined || value === null)
    throw new GoPanic('runtime error: invalid memory address or nil pointer dereference');
  if (!isListValue(value)) throw new GoPanic(`${complaint} ${kindName(value)}`);
  return value;
}

const push = define(['any', 'any'], ([list, value = null]) =>
  goList([...listIn(list, 'Cannot push on type').items, value]),
);

/** sprig's functions on lists. */
export const LISTS: Family = {
  list: define([], (args) => goList([...args]), { rest: 'any' }),
  tuple: define([], (args) => goList([...args]), { rest: 'any' }),
  ...both('push', push),
  ...both('append', push),
  ...both(
    'prepend',
    define(['any', 'any'], ([list, value = null]) =>
      goList([value, ...listIn(list, 'Cannot prepend on type').items]),
    ),
  ),
  ...both(
    'first',
    element('first', (items) => items[0]),
  ),
  ...both(
    'last',
    element('last', (items) => items.at(-1)),
  ),
  ...both(
    'rest',
    part('rest', (items) => items.slice(1)),
  ),
  ...both(
    'initial',
    part('initial', (items) => items.slice(0, -1)),
  ),
  ...both(
    'reverse',
    define(['any'], ([list]) => goList([...listIn(list, 'Cannot find reverse on type').items].reverse())),
  ),
  ...both(
    'compact',
    define(['any'], ([list]) =>
      goList(listIn(list, 'Cannot compact on type').items.filter((item) => !isEmpty(item))),
    ),
  ),
  ...both(
    'uniq',
    define(['any'], ([list], { spend }) => {
      const { items } = listIn(list, 'Cannot find uniq on type');
      spend(items.length * items.length);
      return goList(
        items.filter(
          (item, i) => items.findIndex((other) => deepEqual(item, other)) === i || isNaN(item, items, i),
        ),
      );
    }),
  ),
  ...both(
    'without',
    define(
      ['any'],
      ([list, ...unwanted]) =>
        goList(
          listIn(list, 'Cannot find without on type').items.filter(
            (item) => !unwanted.some((other) => deepEqual(item, other)),
          ),
        ),
      { rest: 'any' },
    ),
  ),
  ...both(
    'has',
    define(['any', 'any'], ([needle = null, list]) => {
      if (list === null || list === undefined) return false;
      return listIn(list, 'Cannot find has on type').items.some((item) => deepEqual(needle, item));
    }),
  ),
  ...both(
    'slice',
    define(['any'], ([list, ...indices]) => slice(list, indices), { rest: 'any', boxes: true }),
  ),
  ...both(
    'chunk',
    define(['int', 'any'], ([size, list]) => chunk(integer(size), listIn(list, 'Cannot chunk type'))),
  ),
  concat: define([], (args) => concat(args), { rest: 'any', boxes: true }),
  sortAlpha: define(['any'], ([list], { spend }) => {
    if (list === undefined || !isListValue(list)) return textList([printed(list, spend)]);
    const target = list.of === 'string' ? list : textList(castTexts(list, spend));
    target.items.sort((a, b) => compareCodePoints(text(a), text(b)));
    return target;
  }),
};

/** NaN equals nothing, so that all of them stay. */
function isNaN(item: GoValue, _items: readonly GoValue[], _i: number): boolean {
  return typeof item === 'number' && Number.isNaN(item);
}

function element(name: string, pick: (items: readonly GoValue[]) => GoValue | undefined): GoFunction {
  const params: readonly ParamType[] = ['any'];
  return define(params, ([list]) => pick(listIn(list, `Cannot find ${name} on type`).items) ?? null, {
    boxes: true,
  });
}

function part(name: string, pick: (items: GoValue[]) => GoValue[]): GoFunction {
  return define(['any'], ([list]) => {
    const { items } = listIn(list, `Cannot find ${name} on type`);
    return items.length === 0 ? NIL_LIST : goList(pick(items));
  });
}

function slice(value: GoValue | undefined, indices: readonly GoValue[]): GoValue {
  const list = listIn(value, 'list should be type of slice or array but');
  const { length } = list.items;
  if (length === 0) return null;
  const start = indices.length > 0 ? Number(castInt(indices[0])) : 0;
  const end = indices.length > 1 ? Number(castInt(indices[1])) : length;
  if (start < 0 || end < start || end > length)
    throw new GoPanic('reflect.Value.Slice: slice index out of bounds');
  return goList(list.items.slice(start, end), list.of);
}

/** A negative size leaves everything out, as long as it is no smaller than the list is long. */
function chunk(size: number, { items }: GoList): GoValue {
  const chunks: GoValue[] = [];
  if (size > 0) for (let i = 0; i < items.length; i += size) chunks.push(goList(items.slice(i, i + size)));
  else if (items.length === 1 && size < -1) chunks.push(goList(items));
  else if (items.length < 2 || items.length > 1 - size)
    throw new GoPanic('runtime error: makeslice: len out of range');
  return goList(chunks, 'list');
}

function concat(lists: readonly GoValue[]): GoValue {
  const items = lists.flatMap((list) => {
    if (list === null) throw new GoPanic('runtime error: invalid memory address or nil pointer dereference');
    if (!isListValue(list)) throw new GoPanic(`Cannot concat type ${kindName(list)} as list`);
    return list.items;
  });
  return items.length === 0 ? NIL_LIST : goList(items);
}
