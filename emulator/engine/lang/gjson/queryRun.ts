import { checkComposed } from './limit.ts';
import { allocate } from './memory.ts';
import type { Query } from './query.ts';
import { queryMatches } from './query.ts';
import type { Result } from './result.ts';
import { splitPipe } from './splitPipe.ts';
import type { Walk } from './walkState.ts';
import { lookInside, withIndex } from './walkState.ts';

/** A query on its way through an array. */
export interface QueryRun {
  /** Tries one element; true if it is the answer (never for a query that takes all). */
  take(walk: Walk, element: Result): boolean;
  /** The list of all matches so far; undefined for a query that takes the first. */
  list(): Result | undefined;
}

/** Starts a query whose matches answer with what `rest` finds in them (with themselves, if it is undefined). */
export function startQuery(query: Query, rest: string | undefined): QueryRun {
  const found: string[] = [];
  const indexes: number[] = [];
  let length = 0;
  let below = rest;

  const answer = (walk: Walk, element: Result): Result => {
    if (below === undefined) return element;
    const split = splitPipe(below);
    if (split) {
      below = split.left;
      walk.pipe = split.right;
    }
    return lookInside(walk.look, element, below);
  };

  return {
    take(walk, element) {
      if (element.type !== 'JSON' && query.path !== '') return false;
      const subject = element.type === 'JSON' ? lookInside(walk.look, element, query.path) : element;
      if (!queryMatches(query, subject)) return false;
      const result = answer(walk, element);
      if (!query.all) {
        walk.value = result;
        return true;
      }
      if (result.raw !== '') {
        length += result.raw.length;
        checkComposed(length);
        found.push(result.raw);
        indexes.push(result.index + withIndex(element, walk.json, walk.base).index);
      }
      return false;
    },
    list() {
      if (!query.all) return undefined;
      const raw = `[${found.join(',')}]`;
      const list = { type: 'JSON', raw, str: '', address: allocate(raw.length), index: 0 } as const;
      return indexes.length > 0 ? { ...list, indexes } : list;
    },
  };
}
