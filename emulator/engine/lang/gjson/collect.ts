import { checkComposed } from './limit.ts';
import { allocate } from './memory.ts';
import { parseAny } from './parse.ts';
import { exists } from './result.ts';
import { splitPipe } from './splitPipe.ts';
import type { Walk } from './walkState.ts';
import { lookInside } from './walkState.ts';

const BLANK = /[^ \t\r\n]/g;

/** `#.path`: the list of what `path` finds in the elements that start at `starts`. */
export function collect(walk: Walk, starts: readonly number[], path: string): void {
  const split = splitPipe(path);
  if (split) walk.pipe = split.right;
  const found: string[] = [];
  const indexes: number[] = [];
  let length = 0;
  for (const start of starts) {
    const value = elementAt(walk, start);
    if (!value) continue;
    const result = lookInside(walk.look, value, split?.left ?? path);
    if (!exists(result)) continue;
    length += result.raw.length;
    checkComposed(length);
    found.push(result.raw);
    indexes.push(result.index);
  }
  const raw = `[${found.join(',')}]`;
  walk.value = { type: 'JSON', raw, str: '', address: allocate(raw.length), index: 0, indexes };
}

function elementAt({ json, base }: Walk, start: number) {
  BLANK.lastIndex = start;
  const at = BLANK.exec(json)?.index ?? json.length;
  if (at >= json.length || json.charAt(at) === ']') return undefined;
  return parseAny(json, base, at)?.value;
}
