import type { Path } from '../../../schemas/yaml/node.ts';

/** A place in a manifest: the line that decided. */
export interface Where {
  readonly uri: string;
  /** Index of the document in the file. */
  readonly document: number;
  /** JSON Pointer (RFC 6901) from the root of the document. */
  readonly pointer: string;
}

const known = new WeakMap<Where, Map<string, Where>>();

/** A place below another one: the same object each time, since every event asks for the same places. */
export function below(where: Where, ...path: Path): Where {
  const places = known.get(where) ?? new Map<string, Where>();
  known.set(where, places);
  const key = path.length === 1 ? String(path[0]) : path.join('\n');
  const before = places.get(key);
  if (before) return before;
  const place = { ...where, pointer: where.pointer + toPointer(path) };
  places.set(key, place);
  return place;
}

export function toPointer(path: Path): string {
  return path.map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The path of a pointer; digits become indexes, which mappings take as keys too. */
export function fromPointer(pointer: string): Path {
  const segments = pointer.split('/').slice(1);
  return segments.map((segment) => {
    const key = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    return /^\d+$/.test(key) ? Number(key) : key;
  });
}
