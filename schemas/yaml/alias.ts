import type { YamlNode } from './node.ts';

/** How many nodes Go visits when it reads a node with all aliases written out. */
export interface ExpandedSize {
  readonly all: number;
  /** Those of `all` that are reached through an alias. */
  readonly aliased: number;
}

export function sizeOf(
  node: YamlNode,
  sizes: ReadonlyMap<YamlNode, ExpandedSize>,
  isAlias: boolean,
): ExpandedSize {
  let all = 1;
  let aliased = 0;
  for (const child of childrenOf(node)) {
    const size = sizes.get(child);
    all += size?.all ?? 1;
    aliased += size?.aliased ?? 0;
  }
  return { all, aliased: isAlias ? all : aliased };
}

/** go-yaml's guard against "billion laughs": nearly everything comes from aliases. */
export function isExcessive(size: ExpandedSize | undefined): boolean {
  if (!size || size.all <= 1000 || size.aliased <= 100) return false;
  return size.aliased / size.all > allowedRatio(size.all);
}

function allowedRatio(nodes: number): number {
  if (nodes <= 400_000) return 0.99;
  if (nodes >= 4_000_000) return 0.1;
  return 0.99 - 0.89 * ((nodes - 400_000) / 3_600_000);
}

function childrenOf(node: YamlNode): readonly YamlNode[] {
  if (node.kind === 'scalar') return [];
  return node.kind === 'sequence' ? node.items : node.entries.flatMap(({ key, value }) => [key, value]);
}
