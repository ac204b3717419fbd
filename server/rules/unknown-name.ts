import { parseCondition } from '../../emulator/engine/lang/condition/condition.ts';

export interface UnknownName {
  readonly name: string;
  /** In `conditions`, in UTF-16 units. */
  readonly offset: number;
  readonly length: number;
}

/** The name because of which a condition cannot be used, if it is because of a name. */
export function unknownName(conditions: string, dependencies: readonly string[]): UnknownName | undefined {
  const parsed = parseCondition(conditions, dependencies);
  if (!('error' in parsed)) return undefined;
  const { offset, length } = parsed;
  const name = conditions.slice(offset, offset + length);
  return /^[\p{L}][\p{L}\p{N}_-]*$/u.test(name) && !dependencies.includes(name)
    ? { name, offset, length }
    : undefined;
}
