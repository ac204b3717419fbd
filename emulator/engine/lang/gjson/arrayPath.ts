import { startsPipe } from './modifierNames.ts';
import type { Query } from './query.ts';
import { parseQuery } from './query.ts';

/** The first part of a path, as an array reads it. */
export interface ArrayPart {
  readonly part: string;
  /** Whether the part holds a `#`: a count, a collection or a query instead of an index. */
  readonly hash: boolean;
  /** `#.key`: the path to collect from each element. */
  readonly collect: string | undefined;
  readonly query: Query | undefined;
  /** The path below the part, if there is more. */
  readonly rest: string | undefined;
  /** The path behind a pipe that follows the part. */
  readonly pipe: string | undefined;
}

/** Splits the first part off a path. Array parts know no escapes. */
export function arrayPart(path: string): ArrayPart {
  let hash = false;
  let collect: string | undefined;
  let query: Query | undefined;
  for (let i = 0; i < path.length; i++) {
    const char = path.charAt(i);
    if (char === '|') {
      return { part: path.slice(0, i), hash, collect, query, rest: undefined, pipe: path.slice(i + 1) };
    }
    if (char === '.') {
      const found = { part: path.slice(0, i), hash, collect, query };
      const after = path.slice(i + 1);
      if (!hash && startsPipe(path, i + 1)) return { ...found, rest: undefined, pipe: after };
      return { ...found, rest: after, pipe: undefined };
    }
    if (char !== '#') continue;
    hash = true;
    if (i !== 0 || path.length < 2) continue;
    if (path.charAt(1) === '.') collect = path.slice(2);
    else if (path.charAt(1) === '[' || path.charAt(1) === '(') {
      const parsed = parseQuery(path);
      if (!parsed) return { part: path, hash, collect, query: NO_QUERY, rest: undefined, pipe: undefined };
      query = parsed.query;
      i = parsed.end - 1;
    }
  }
  return { part: path, hash, collect, query, rest: undefined, pipe: undefined };
}

/** A query without end: every element that is an object or array and has text matches. */
const NO_QUERY: Query = { path: '', operator: '', value: '', all: false };
