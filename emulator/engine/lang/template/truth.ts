import { isInt } from '../fmt/value.ts';
import type { Ref } from './ref.ts';
import { unbox } from './ref.ts';

/** Whether a value counts as true: not zero, not empty, not nil. */
export function isTrue(ref: Ref): boolean {
  const value = unbox(ref)?.value ?? null;
  if (value === null) return false;
  if (typeof value === 'string') return value !== '';
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (isInt(value)) return value.value !== 0n;
  switch (value.type) {
    case 'list':
      return value.items.length > 0;
    case 'map':
      return value.entries.size > 0;
    case 'complex128':
      return value.re !== 0 || value.im !== 0;
    default:
      return true;
  }
}
