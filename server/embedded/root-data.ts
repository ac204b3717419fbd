import type { Json } from '../../schemas/schema-node.ts';

type JsonObject = Readonly<Record<string, Json>>;

/**
 * Event data as the names of a filter expression see it: `-` is `_` in top-level keys, and a dot in them leads one level down, before a shorter key.
 */
export function exprData(data: Json): Json {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return data;
  const entries = Object.entries(data as JsonObject).map(
    ([key, value]) => [key.replaceAll('-', '_'), value] as const,
  );
  const longest = entries.filter(([key]) => !entries.some(([other]) => other.startsWith(`${key}.`)));
  const root: Record<string, Json> = {};
  for (const [key, value] of longest) put(root, key.split('.'), value);
  return root;
}

function put(target: Record<string, Json>, [key = '', ...rest]: readonly string[], value: Json): void {
  if (rest.length === 0) target[key] = value;
  else {
    const inner = (target[key] ?? {}) as Record<string, Json>;
    put(inner, rest, value);
    target[key] = inner;
  }
}
