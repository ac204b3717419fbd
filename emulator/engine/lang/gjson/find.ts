import { allocate } from './memory.ts';
import { runModifier } from './modifierCall.ts';
import { composeMultipath, parseMultipath } from './multipath.ts';
import { parse } from './parse.ts';
import type { Result } from './result.ts';
import { MISSING } from './result.ts';
import { runStatic } from './staticValue.ts';
import { walkArray, walkObject } from './walk.ts';
import type { Walk } from './walkState.ts';
import { lookInside, withIndex } from './walkState.ts';

/** Looks a path up in a text at the address `base` (gjson's `Get`). */
export function find(json: string, base: number, path: string): Result {
  const first = path.length > 1 ? path.charAt(0) : '';
  if (first === '@' || first === '!') return findByCall(json, base, path) ?? findByWalk(json, base, path);
  if (first === '[' || first === '{') return findByMultipath(json, base, path, first);
  return findByWalk(json, base, path);
}

function findByWalk(json: string, base: number, path: string): Result {
  const walk: Walk = { json, base, look: find, value: MISSING, pipe: undefined, hit: false };
  startWalk(walk, path);
  if (walk.pipe === undefined) return withIndex(walk.value, json, base);
  return { ...lookInside(find, walk.value, walk.pipe), index: 0 };
}

/** Walks from the first bracket of the text; a path that starts with `..` takes the text as lines of an array. */
function startWalk(walk: Walk, path: string): void {
  if (path.startsWith('..')) {
    walkArray(walk, 0, path.slice(2));
    return;
  }
  const { json } = walk;
  const start = json.search(/[{[]/);
  if (start === -1) return;
  if (json.charAt(start) === '{') walkObject(walk, start + 1, path);
  else walkArray(walk, start + 1, path);
}

/** A path that starts with a modifier or a literal; undefined if it is neither after all. */
function findByCall(json: string, base: number, path: string): Result | undefined {
  const call = path.startsWith('@') ? runModifier(json, base, path, find) : runStatic(path);
  if (!call) return undefined;
  const { text, address, rest } = call;
  if (!rest.startsWith('|') && !rest.startsWith('.')) return parse(text, address);
  const { type, raw, str, address: at } = find(text, address, rest.slice(1));
  return { type, raw, str, address: at, index: 0 };
}

/** What follows a multipath without a dot or pipe is looked up instead of it, as is the empty path if it never closes. */
function findByMultipath(json: string, base: number, path: string, open: '[' | '{'): Result {
  const { members, rest } = parseMultipath(path) ?? { members: [], rest: undefined };
  if (rest === undefined) return findByWalk(json, base, '');
  if (rest !== '' && !rest.startsWith('|') && !rest.startsWith('.')) return findByWalk(json, base, rest);
  const raw = composeMultipath(open, members, (member) => find(json, base, member));
  const composed: Result = { type: 'JSON', raw, str: '', address: allocate(raw.length), index: 0 };
  return rest === '' ? composed : { ...lookInside(find, composed, rest.slice(1)), index: 0 };
}
