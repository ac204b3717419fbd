import { compareCodePoints } from '../codePoints.ts';
import { formatDuration } from '../duration.ts';
import { formatFloatG } from '../goNumber.ts';
import { versionText } from '../semver/version.ts';
import { timeText } from '../time/format.ts';
import type { GoComplex, GoMap, GoValue } from './value.ts';

/** Counts the work of printing; see Ports. */
export type Spend = (amount: number) => void;

/** What Go's `%v` prints: `1e+06`, `<nil>`, `[a b]`, `map[k:v]` with sorted keys. */
export function printValue(value: GoValue, spend: Spend): string {
  spend(1);
  if (value === null) return '<nil>';
  if (typeof value === 'string') {
    spend(value.length);
    return value;
  }
  if (typeof value === 'number') return formatFloatG(value);
  if (typeof value === 'boolean') return String(value);
  switch (value.type) {
    case 'list':
      return `[${value.items.map((item) => printValue(item, spend)).join(' ')}]`;
    case 'map':
      return `map[${sortedEntries(value)
        .map(([key, member]) => `${key}:${printValue(member, spend)}`)
        .join(' ')}]`;
    case 'time':
      return timeText(value.time);
    case 'version':
      return versionText(value.version);
    case 'certificate':
      return `{${value.fields.Cert} ${value.fields.Key}}`;
    case 'complex128':
      return printComplex(value);
    case 'time.Duration':
      return formatDuration(value.value);
    default:
      return String(value.value);
  }
}

export function sortedEntries({ entries }: GoMap): [string, GoValue][] {
  return [...entries].sort(([a], [b]) => compareCodePoints(a, b));
}

function printComplex({ re, im }: GoComplex): string {
  const imaginary = formatFloatG(im);
  return `(${formatFloatG(re)}${/^[+-]/.test(imaginary) ? '' : '+'}${imaginary}i)`;
}

/** Go's `fmt.Sprint`: a blank between two arguments of which none is a text. */
export function sprint(values: readonly GoValue[], spend: Spend): string {
  let out = '';
  values.forEach((value, i) => {
    const blank = i > 0 && typeof value !== 'string' && typeof values[i - 1] !== 'string';
    out += (blank ? ' ' : '') + printValue(value, spend);
  });
  return out;
}
