import type { MapNode, YamlNode } from '../../schemas/yaml/node.ts';
import type { Rule, RuleProblem } from './rule.ts';

/** A key that stands twice in a mapping: Go takes the last one in silence, so that it works in a cluster; a project may ask to be told. */
export const duplicateKey: Rule = {
  code: 'duplicate-key',
  severity: 'off',
  reads: 'document',
  check: ({ document, partial }) => {
    const problems: RuleProblem[] = [];
    const seen = new Set<YamlNode>();
    const walk = (node: YamlNode): void => {
      if (node.kind === 'scalar' || seen.has(node)) return;
      seen.add(node);
      if (node.kind === 'map') problems.push(...duplicatesIn(node));
      const children = node.kind === 'map' ? node.entries.map(({ value }) => value) : node.items;
      children.forEach(walk);
    };
    if (!partial)
      document.content.resources.forEach(({ node }) => {
        walk(node);
      });
    return problems;
  },
};

function duplicatesIn(node: MapNode): RuleProblem[] {
  return node.entries
    .filter(
      (entry) =>
        !entry.merged && node.byKey.get(entry.key.text) !== entry && !overMerged(node, entry.key.text),
    )
    .map(({ key }) => ({
      message: `\`${key.text}\` stands again further down, and only the last one counts.`,
      span: key.span,
    }));
}

/** A merge below the key replaces it, which is another matter. */
function overMerged(node: MapNode, key: string): boolean {
  return node.byKey.get(key)?.merged ?? false;
}
