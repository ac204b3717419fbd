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
      return typed(node, isNumber(node) || node.type === 'string', 'a quantity such as 500m or 1Gi');
    case 'IntOrString':
      return isNumber(node)
        ? readInteger(node, 'int32', INTEGER_BITS['int32'])
        : typed(node, node.type === 'string', 'an integer or a text');
    case 'Int64OrString':
      return isNumber(node)
        ? readInteger(node, 'int64', INTEGER_BITS['int64'])
        : typed(node, node.type === 'string', 'an integer or a text');
    default:
      return typed(node, node.type === 'string', textExpected(node));
  }
}

function textExpected(node: ScalarNode): string {
  const remedy = node.type === 'string' ? '' : `: put it in quotes, "${node.quoted ? '' : node.text}"`;
  return `a text${remedy}`;
}

function isNumber(node: ScalarNode): boolean {
  return node.type === 'int' || (node.type === 'float' && Number.isFinite(node.value));
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
