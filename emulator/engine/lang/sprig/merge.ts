import { sortedEntries } from '../fmt/print.ts';
import type { GoMap, GoValue } from '../fmt/value.ts';
import { isListValue, isMapValue } from '../fmt/value.ts';
import { isEmpty } from './cast.ts';
import { GoPanic } from '../template/signature.ts';

const MAX_DEPTH = 500;

/**
 * mergo's `Merge` and `MergeWithOverwrite` of maps: members that the target lacks or has empty are taken over, with `overwrite` all of
 * them; maps in both are merged. What is taken over is shared, not copied.
 */
export function mergeMaps(target: GoMap, source: GoMap, overwrite: boolean, depth: number): void {
  if (depth > MAX_DEPTH) throw new GoPanic('the maps contain themselves');
  if (target === source) return;
  for (const [key, member] of sortedEntries(source)) {
    const own = target.entries.get(key);
    if (member === null) {
      if (overwrite) target.entries.set(key, null);
      continue;
    }
    if (isMapValue(member) && own !== undefined && isMapValue(own))
      mergeMaps(own, member, overwrite, depth + 1);
    if (own !== undefined && !isEmpty(own) && keepsOwn(target, key, own, member, overwrite)) continue;
    if (overwrite || isEmpty(own)) target.entries.set(key, member);
  }
}

/** Filled lists and maps are handled by what went before; a list only gives way when it is overwritten. */
function keepsOwn(target: GoMap, key: string, own: GoValue, member: GoValue, overwrite: boolean): boolean {
  if (isListValue(member)) {
    if (overwrite) target.entries.set(key, member);
    return true;
  }
  return isMapValue(member) && isMapValue(own);
}
