import { compareCodePoints } from '../codePoints.ts';
import type { GoValue } from '../fmt/value.ts';
import { isInt, kindName, typeName } from '../fmt/value.ts';
import { sprintf } from '../fmt/printf.ts';
import { compareTimes } from '../time/goTime.ts';
import type { Ref } from './ref.ts';
import { unbox } from './ref.ts';
import type { Returned } from './signature.ts';

type Kind = 'bool' | 'complex' | 'int' | 'uint' | 'float' | 'string' | 'invalid';

function kindOf(value: GoValue): Kind {
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return 'float';
  if (typeof value === 'string') return 'string';
  if (isInt(value)) return value.type.startsWith('u') ? 'uint' : 'int';
  return value?.type === 'complex128' ? 'complex' : 'invalid';
}

/** Error texts are not counted as work. */
function free(): void {
  // Nothing to count.
}

type Verdict = { readonly value: boolean } | { readonly error: string };

/** `eq`: whether the first argument equals any of the others. */
export function equalsAny([first, ...others]: readonly Ref[]): Verdict {
  if (others.length === 0) return { error: 'missing argument for comparison' };
  const a = unbox(first)?.value ?? null;
  for (const other of others) {
    const verdict = equals(a, unbox(other)?.value ?? null);
    if ('error' in verdict || verdict.value) return verdict;
  }
  return { value: false };
}

function equals(a: GoValue, b: GoValue): Verdict {
  const [x, y] = [kindOf(a), kindOf(b)];
  if (x !== y) {
    if (isInt(a) && isInt(b)) return { value: a.value === b.value };
    if (a === null || b === null) return { value: false };
    return { error: `incompatible types for comparison: ${typeName(a)} and ${typeName(b)}` };
  }
  if (x !== 'invalid') return { value: sameBasic(a, b) };
  if (kindName(a) !== kindName(b) && a !== null && b !== null) {
    return { error: sprintf('non-comparable types %s: %s, %s: %v', [a, typeName(a), typeName(b), b], free) };
  }
  if (isNil(a) || isNil(b)) return { value: isNil(a) === isNil(b) };
  if (typeof a === 'object' && typeof b === 'object' && a?.type === 'version' && b?.type === 'version')
    return { value: a === b };
  if (typeof a === 'object' && typeof b === 'object' && a?.type === 'time' && b?.type === 'time')
    return { value: compareTimes(a.time, b.time) === 0 && a.time.zone === b.time.zone };
  return { error: sprintf('non-comparable type %s: %s', [b, typeName(b)], free) };
}

function sameBasic(a: GoValue, b: GoValue): boolean {
  if (isInt(a) && isInt(b)) return a.value === b.value;
  if (
    typeof a === 'object' &&
    typeof b === 'object' &&
    a?.type === 'complex128' &&
    b?.type === 'complex128'
  ) {
    return a.re === b.re && a.im === b.im;
  }
  return a === b;
}

function isNil(value: GoValue): boolean {
  return value === null || (typeof value === 'object' && value.type === 'list' && value.nil === true);
}

/** `lt`. */
export function lessThan([first, second]: readonly Ref[]): Verdict {
  const [a, b] = [unbox(first)?.value ?? null, unbox(second)?.value ?? null];
  const [x, y] = [kindOf(a), kindOf(b)];
  if (x === 'invalid' || y === 'invalid') return { error: 'invalid type for comparison' };
  if (isInt(a) && isInt(b)) return { value: a.value < b.value };
  if (x !== y) return { error: `incompatible types for comparison: ${typeName(a)} and ${typeName(b)}` };
  if (typeof a === 'number' && typeof b === 'number') return { value: a < b };
  if (typeof a === 'string' && typeof b === 'string') return { value: compareCodePoints(a, b) < 0 };
  return { error: 'invalid type for comparison' };
}

/** `le`: less, or equal. */
export function lessOrEqual(refs: readonly Ref[]): Verdict {
  const less = lessThan(refs);
  return 'error' in less || less.value ? less : equalsAny(refs);
}

export function negated(verdict: Verdict): Returned {
  return 'error' in verdict ? verdict : { value: !verdict.value };
}
