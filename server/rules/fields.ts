import type { Resource } from '../../schemas/manifest/resource.ts';
import type { Path, YamlNode } from '../../schemas/yaml/node.ts';
import type { RuleProblem } from './rule.ts';

/**
 * What is said of fields below `spec`; inside a field of which something is said nobody looks further.
 * @param say gets the path of a field, from the resource
 */
export function problemsOfFields(
  resource: Resource,
  say: (path: Path, field: string) => string | undefined,
): RuleProblem[] {
  const found: RuleProblem[] = [];
  const walk = (node: YamlNode, path: Path): void => {
    if (node.kind === 'sequence')
      node.items.forEach((item, index) => {
        walk(item, [...path, index]);
      });
    if (node.kind !== 'map') return;
    for (const { key, value, merged } of node.entries) {
      const place = [...path, key.text];
      const message = merged ? undefined : say(place, key.text);
      if (message !== undefined) found.push({ message, span: key.span });
      else if (!merged) walk(value, place);
    }
  };
  const spec = resource.node.byKey.get('spec')?.value;
  if (spec) walk(spec, ['spec']);
  return found;
}
