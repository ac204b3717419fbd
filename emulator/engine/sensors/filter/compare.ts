import type { GjsonResult } from '../../lang/gjson/get.ts';
import { toBool, toNumber } from '../../lang/gjson/result.ts';
import { parseFloat64 } from '../../lang/goNumber.ts';
import { compileRegexp } from '../../lang/regexp.ts';

export interface Comparison {
  readonly pass: boolean;
  readonly why: string;
  /** The comparator that counts, which is not always the one that is written. */
  readonly comparator: string;
  readonly error?: string;
}

/** Compares one value with the listed ones: passes if any of them fits. */
export function compareData(
  type: string,
  comparator: string,
  candidate: GjsonResult,
  values: readonly string[],
): Comparison {
  switch (type) {
    case 'bool':
      return firstFit('=', values, (value) => compareBool(toBool(candidate), value));
    case 'number':
      return firstFit(comparator || '=', values, (value) =>
        compareNumber(toNumber(candidate), comparator || '=', value),
      );
    case 'string':
      return firstFit(comparator || '=', values, (value) =>
        compareText(candidate.string, comparator || '=', value),
      );
    default: {
      const error = `unsupported JSON type '${type}'`;
      return { pass: false, why: error, comparator, error };
    }
  }
}

type Fit = { readonly fits: boolean } | { readonly error: string };

function firstFit(comparator: string, values: readonly string[], fit: (value: string) => Fit): Comparison {
  for (const value of values) {
    const result = fit(value);
    if ('error' in result) return { pass: false, why: result.error, comparator, error: result.error };
    if (result.fits) return { pass: true, why: `${comparator} ${value}`, comparator };
  }
  const listed =
    values.length === 1 ? `${comparator} ${values[0] ?? ''}` : `${comparator} any of ${values.join(' | ')}`;
  return { pass: false, why: `is not ${listed}`, comparator };
}

const BOOLS: Readonly<Record<string, boolean>> = {
  ...{ '1': true, t: true, T: true, TRUE: true, true: true, True: true },
  ...{ '0': false, f: false, F: false, FALSE: false, false: false, False: false },
};

function compareBool(actual: boolean, value: string): Fit {
  const expected = Object.hasOwn(BOOLS, value) ? BOOLS[value] : undefined;
  if (expected === undefined)
    return { error: `strconv.ParseBool: parsing ${JSON.stringify(value)}: invalid syntax` };
  return { fits: actual === expected };
}

function compareNumber(actual: number, comparator: string, value: string): Fit {
  const expected = parseFloat64(value);
  if (expected.error) {
    const reason = expected.error === 'range' ? 'value out of range' : 'invalid syntax';
    return { error: `strconv.ParseFloat: parsing ${JSON.stringify(value)}: ${reason}` };
  }
  return { fits: compareOrdered(actual, comparator, expected.value) };
}

function compareOrdered(actual: number, comparator: string, expected: number): boolean {
  switch (comparator) {
    case '>=':
      return actual >= expected;
    case '>':
      return actual > expected;
    case '=':
      return actual === expected;
    case '!=':
      return actual !== expected;
    case '<':
      return actual < expected;
    case '<=':
      return actual <= expected;
    default:
      return false;
  }
}

function compareText(actual: string, comparator: string, value: string): Fit {
  const compiled = compileRegexp(value);
  if ('error' in compiled) return { error: compiled.error };
  if (comparator === '=') return { fits: compiled.matches(actual) };
  return { fits: comparator === '!=' && !compiled.matches(actual) };
}
