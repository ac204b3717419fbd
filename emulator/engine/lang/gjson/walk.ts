import { arrayPart } from './arrayPath.ts';
import { collect } from './collect.ts';
import { matchesGlob } from './glob.ts';
import { allocate } from './memory.ts';
import type { ObjectPart } from './objectPath.ts';
import { objectPart } from './objectPath.ts';
import { startQuery } from './queryRun.ts';
import { exists, valueOf } from './result.ts';
import { closingQuote } from './scan.ts';
import { unescape } from './unescape.ts';
import { valueEnd, valueKind, valueType } from './valueKind.ts';
import type { Walk } from './walkState.ts';

const CLOSE_OBJECT = 0x7d;
const CLOSE_ARRAY = 0x5d;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Looks for `path` in the object whose inside starts at `i`; sets `hit` and gives where the scan stopped. */
export function walkObject(walk: Walk, i: number, path: string): number {
  const { json } = walk;
  const part = objectPart(path);
  if (part.pipe !== undefined) walk.pipe = part.pipe;
  while (i < json.length) {
    while (i < json.length && json.charCodeAt(i) !== QUOTE) {
      if (json.charCodeAt(i) === CLOSE_OBJECT) return i + 1;
      i++;
    }
    const close = closingQuote(json, i + 1);
    if (close === -1) return json.length;
    const matches = keyMatches(part, json, i + 1, close);
    i = close + 1;
    while (i < json.length && valueKind(json, i) === 'none') i++;
    if (i >= json.length) return i;
    i = matches ? enterValue(walk, i, part.rest) : skipValue(json, i);
    if (walk.hit) return i;
  }
  return i;
}

function keyMatches({ part, wild }: ObjectPart, json: string, start: number, end: number): boolean {
  const escaped = holdsBackslash(json, start, end);
  if (!wild && !escaped) return end - start === part.length && json.startsWith(part, start);
  const source = json.slice(start, end);
  const key = escaped ? unescape(source) : source;
  return wild ? matchesGlob(key, part) : key === part;
}

function holdsBackslash(json: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (json.charCodeAt(i) === BACKSLASH) return true;
  return false;
}

function skipValue(json: string, i: number): number {
  const end = valueEnd(json, i, valueKind(json, i));
  return end === -1 ? json.length : end;
}

/** Takes the value at `i` if the path ends here, else looks for the rest in it. */
function enterValue(walk: Walk, i: number, rest: string | undefined): number {
  const kind = valueKind(walk.json, i);
  if (rest !== undefined && kind === 'object') return walkObject(walk, i + 1, rest);
  if (rest !== undefined && kind === 'array') return walkArray(walk, i + 1, rest);
  const end = valueEnd(walk.json, i, kind);
  if (end === -1) return walk.json.length;
  if (rest === undefined) {
    walk.value = valueOf(valueType(walk.json, i, kind), walk.json.slice(i, end), walk.base + i);
    walk.hit = true;
  }
  return end;
}

/** Looks for `path` in the array whose inside starts at `i`; sets `hit` and gives where the scan stopped. */
export function walkArray(walk: Walk, i: number, path: string): number {
  const { json } = walk;
  const part = arrayPart(path);
  const wanted = part.hash ? -1 : indexOfPart(part.part);
  if (part.rest === undefined && part.pipe !== undefined) walk.pipe = part.pipe;
  const query = part.query ? startQuery(part.query, part.rest) : undefined;
  const starts: number[] | undefined = part.collect === undefined ? undefined : [];
  for (let element = 0; i <= json.length; element++) {
    starts?.push(i);
    while (i < json.length && json.charCodeAt(i) !== CLOSE_ARRAY && valueKind(json, i) === 'none') i++;
    if (i >= json.length || json.charCodeAt(i) === CLOSE_ARRAY) {
      if (part.hash && part.part === '#') {
        walk.hit = true;
        if (starts) collect(walk, starts, part.collect ?? '');
        else walk.value = countOf(element);
      } else if (query && !exists(walk.value)) {
        walk.value = query.list() ?? walk.value;
      }
      return i + 1;
    }
    if (query) {
      const kind = valueKind(json, i);
      const end = valueEnd(json, i, kind);
      if (end === -1) return json.length;
      const value = valueOf(valueType(json, i, kind), json.slice(i, end), walk.base + i);
      i = end;
      if (query.take(walk, value)) {
        walk.hit = true;
        return i;
      }
    } else if (element === wanted) {
      i = enterValue(walk, i, part.rest);
      if (walk.hit) return i;
    } else {
      const end = valueEnd(json, i, valueKind(json, i));
      if (end === -1) return json.length;
      i = end;
    }
  }
  return i;
}

/** An index of digits only, modulo 2^64 and read as a signed number like Go's `int`; -1 is no index. */
function indexOfPart(part: string): number {
  if (!/^[0-9]+$/.test(part)) return -1;
  return part.length < 16 ? Number(part) : Number(BigInt.asIntN(64, BigInt(part)));
}

function countOf(count: number) {
  const raw = String(count);
  return { type: 'Number', raw, str: '', address: allocate(raw.length), index: 0, calculated: true } as const;
}
