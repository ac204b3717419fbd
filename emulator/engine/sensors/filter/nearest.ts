import { get } from '../../lang/gjson/get.ts';

/** The longest beginning of a plain path (`a.b.c`) that exists in the document; undefined when not even the first part does. */
export function nearestPath(json: string, path: string): string | undefined {
  let nearest: string | undefined;
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
    const prefix = path.slice(0, dot);
    if (prefix.endsWith('\\')) continue;
    if (!get(json, prefix).exists) break;
    nearest = prefix;
  }
  return nearest;
}

/** `path 'x' does not exist`, with what does exist near it. */
export function explainMissing(json: string, path: string): { why: string; nearest?: string } {
  const nearest = nearestPath(json, path);
  const keys = keysAt(json, nearest);
  const place = nearest === undefined ? 'the event data' : `\`${nearest}\``;
  const has =
    keys === undefined
      ? ''
      : `; ${place} has ${keys.length === 0 ? 'no keys' : keys.map((key) => `\`${key}\``).join(', ')}`;
  return { why: `path \`${path}\` does not exist${has}`, ...(nearest !== undefined && { nearest }) };
}

const MAX_KEYS = 8;

function keysAt(json: string, path: string | undefined): string[] | undefined {
  const found = get(json, path ?? '@this');
  if (!found.raw.trimStart().startsWith('{')) return undefined;
  const keys = get(found.raw, '@keys').raw;
  const names = JSON.parse(keys || '[]') as string[];
  return names.length > MAX_KEYS ? [...names.slice(0, MAX_KEYS), '…'] : names;
}
