import type { ScalarNode } from '../yaml/node.ts';
import type { Json } from '../yaml/json.ts';

/** A scalar read as a Go type: its value, or what Go would have wanted. */
export type ScalarResult = { readonly value: Json } | { readonly expected: string };

const INTEGER_BITS: Readonly<Record<string, readonly [min: bigint, max: bigint]>> = {
  int: [-(2n ** 63n), 2n ** 63n - 1n],
  int16: [-(2n ** 15n), 2n ** 15n - 1n],
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  uint8: [0n, 255n],
  uint16: [0n, 2n ** 16n - 1n],
  uint32: [0n, 2n ** 32n - 1n],
  uint64: [0n, 2n ** 64n - 1n],
};

/** Reads a scalar as Kubernetes' JSON decoder does after YAML 1.1 was turned into JSON: no conversion between text, numbers and booleans. */
export function readScalar(node: ScalarNode, goType: string): ScalarResult {
  const bounds = INTEGER_BITS[goType];
  if (bounds) return readInteger(node, goType, bounds);
  switch (goType) {
    case 'bool':
      return typed(node, node.type === 'bool', 'true or false');
    case 'float32':
    case 'float64':
      return typed(node, isNumber(node), 'a number');
    case 'Quantity':
      return typed(node, isQuantity(node), 'a quantity such as 500m or 1Gi');
    case 'Time':
      return typed(node, node.type === 'string' && isTime(node.text), 'a time such as 2026-01-31T08:00:00Z');
    case 'IntOrString':
      return isNumber(node)
        ? readInteger(node, 'int32', INTEGER_BITS.int32)
        : typed(node, node.type === 'string', 'an integer or a text');
    case 'Int64OrString':
      return isNumber(node)
        ? readInteger(node, 'int64', INTEGER_BITS.int64)
        : typed(node, node.type === 'string', 'an integer or a text');
    default:
      return typed(node, node.type === 'string', textExpected(node));
  }
}

function textExpected(node: ScalarNode): string {
  return node.type === 'string' ? 'a text' : 'a text: put it in quotes';
}

function isNumber(node: ScalarNode): boolean {
  return node.type === 'int' || (node.type === 'float' && Number.isFinite(node.value));
}

/** As resource.ParseQuantity accepts it. */
function isQuantity(node: ScalarNode): boolean {
  if (node.type !== 'string' && !isNumber(node)) return false;
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[numkMGTPE]|[KMGTPE]i|[eE][-+]?\d+)?$/.test(node.text.trim());
}

/** As Go's time.Parse reads RFC 3339: a day that the calendar has, a comma or dot before the fraction. */
function isTime(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d?):(\d\d):(\d\d)(?:[.,]\d+)?(?:Z|[-+](\d\d):(\d\d))$/.exec(text);
  if (!match) return false;
  const [year, month, day, hour, minute, second, zoneHour, zoneMinute] = match
    .slice(1)
    .map((part) => Number((part as string | undefined) ?? 0)) as [number, ...number[]];
  const lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const days = lengths[(month ?? 0) - 1] ?? 0;
  return (
    within(day, 1, days) &&
    within(hour, 0, 23) &&
    within(minute, 0, 59) &&
    within(second, 0, 59) &&
    within(zoneHour, 0, 24) &&
    within(zoneMinute, 0, 59)
  );
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function within(value: number | undefined, min: number, max: number): boolean {
  return value !== undefined && value >= min && value <= max;
}

function typed(node: ScalarNode, fits: boolean, expected: string): ScalarResult {
  return fits ? { value: node.value } : { expected };
}

function readInteger(
  node: ScalarNode,
  goType: string,
  bounds: readonly [bigint, bigint] | undefined,
): ScalarResult {
  if (!isNumber(node) || !/^-?\d+$/.test(node.text)) return { expected: 'an integer' };
  const value = BigInt(node.text);
  const fits = bounds !== undefined && value >= bounds[0] && value <= bounds[1];
  return fits
    ? { value: node.value }
    : { expected: `an integer from ${bounds?.[0]} to ${bounds?.[1]} (${goType})` };
}
