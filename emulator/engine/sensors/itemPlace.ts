import { below, type Where } from '../trace/where.ts';

const known = new WeakMap<Where, Where[]>();

/** The place of an item of a list: the same object each time. */
export function itemPlace(list: Where, index: number): Where {
  let places = known.get(list);
  if (!places) {
    places = [];
    known.set(list, places);
  }
  return (places[index] ??= below(list, index));
}
