/** One part of a path to write to. */
export interface PathPart {
  /** The key, escapes resolved. */
  readonly part: string;
  /** The key as gjson has to read it, escapes kept. */
  readonly lookup: string;
  /** A leading `:` says that the part is an object's key, even if it is a number. */
  readonly force: boolean;
}

/** Splits a path at its dots; undefined for a path with an unescaped `|`, `#`, `@`, `*` or `?`, which only gjson can read. */
export function splitPath(path: string): PathPart[] | undefined {
  const parts: PathPart[] = [];
  let rest: string | undefined = path;
  while (rest !== undefined) {
    const next = firstPart(rest);
    if (!next) return undefined;
    parts.push(next.part);
    rest = next.rest;
  }
  return parts;
}

function firstPart(path: string): { part: PathPart; rest: string | undefined } | undefined {
  const force = path.startsWith(':');
  const start = force ? 1 : 0;
  let part = '';
  let i = start;
  for (; i < path.length && path.charAt(i) !== '.'; i++) {
    const char = path.charAt(i);
    if ('|#@*?'.includes(char)) return undefined;
    if (char === '\\') i++;
    part += path.charAt(i);
  }
  const lookup = path.slice(start, i);
  return { part: { part, lookup, force }, rest: i < path.length ? path.slice(i + 1) : undefined };
}

/** The index that a part of digits only (or of nothing) names, wrapped to 64 bits; undefined for a key. */
export function indexOf({ part, force }: PathPart): number | undefined {
  if (force || !/^[0-9]*$/.test(part)) return undefined;
  return part.length < 16 ? Number(part) : Number(BigInt.asIntN(64, BigInt(part)));
}

/** `-1` appends to an array. */
export function isAppend({ part, force }: PathPart): boolean {
  return part === '-1' && !force;
}
