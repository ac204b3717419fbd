import type { GoValue } from '../fmt/value.ts';

/** How much work it is to read or make a value: its characters or members, not those of its members. */
export function weightOf(value: GoValue): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  if (value.type === 'list') return value.items.length >> 2;
  return value.type === 'map' ? value.entries.size : 0;
}
