import type { GoMap, GoValue } from '../fmt/value.ts';
import { goMap } from '../fmt/value.ts';
import { SPRIG } from '../sprig/table.ts';

/**
 * The environment of an event source's filter: the event data with `-` replaced by `_` in its keys and keys with dots
 * made into nested maps, which win over a shorter key. Upstream's process dies at a key that starts with a dot.
 */
export function environmentOf(data: GoMap): GoMap | { readonly error: string } {
  const env = isPlain(data) ? goMap(data.entries) : nested(data);
  if ('error' in env) return env;
  for (const name of ADDED) env.entries.set(name, FUNCTION);
  env.entries.set('sprig', SPRIG_FUNCTIONS);
  return env;
}

/** Whether every key is a name as it is. */
function isPlain({ entries }: GoMap): boolean {
  for (const key of entries.keys()) if (key.includes('-') || key.includes('.')) return false;
  return true;
}

function nested(data: GoMap): GoMap | { readonly error: string } {
  const renamed = new Map([...data.entries].map(([key, value]) => [key.replaceAll('-', '_'), value]));
  if ([...renamed.keys()].some((key) => key.startsWith('.'))) {
    return { error: 'a key of the event data starts with a dot (upstream dies here)' };
  }
  for (const key of [...renamed.keys()]) {
    if ([...renamed.keys()].some((other) => other.startsWith(`${key}.`))) renamed.delete(key);
  }
  return expanded(renamed, '');
}

/** What Argo Events adds, whatever the data say; called by name (functions.ts), here only known to be there. */
const ADDED = ['asInt', 'asFloat', 'toJson', 'jsonpath'];

/** Stands for what is called by name only; JSON has no such value. */
export const FUNCTION: GoMap = { type: 'map', of: 'keyed', entries: new Map() };

const SPRIG_FUNCTIONS = goMap(
  Object.keys(SPRIG)
    .filter((name) => name !== 'env' && name !== 'expandenv')
    .map((name) => [name, FUNCTION] as const),
);

function expanded(entries: ReadonlyMap<string, GoValue>, prefix: string): GoMap {
  const result = goMap();
  const start = prefix === '' ? '' : `${prefix}.`;
  for (const [key, value] of entries) {
    if (!key.startsWith(start)) continue;
    const rest = key.slice(start.length);
    const dot = rest.indexOf('.');
    const name = dot === -1 ? rest : rest.slice(0, dot);
    if (result.entries.has(name)) continue;
    result.entries.set(name, dot === -1 ? value : expanded(entries, start + name));
  }
  return result;
}
