import { toJsonText } from '../../../../schemas/yaml/json.ts';
import type { YamlNode } from '../../../../schemas/yaml/node.ts';
import { parseYaml } from '../../../../schemas/yaml/parse.ts';
import { sliceFile } from '../../../../schemas/yaml/slice.ts';

/** Event data of type `application/yaml` as JSON: YAML 1.1, only the first document counts, keys sorted. */
export function yamlToJson(data: string): { readonly json: string } | { readonly error: string } {
  const first = sliceFile(data)[0];
  const { root, problems } = parseYaml(first?.text ?? '');
  const infinite = root && notFinite(root);
  if (infinite)
    return { error: `failed converting yaml event data to JSON: json: unsupported value: ${infinite}` };
  if (problems[0]) return { error: `failed converting yaml event data to JSON: ${problems[0].message}` };
  return { json: toJsonText(root) };
}

/** The first number that JSON cannot write, as Go names it. */
function notFinite(node: YamlNode): string | undefined {
  if (node.kind === 'scalar') {
    if (node.type !== 'float' || Number.isFinite(node.value)) return undefined;
    return Number.isNaN(node.value) ? 'NaN' : node.value === Infinity ? '+Inf' : '-Inf';
  }
  const children = node.kind === 'map' ? [...node.byKey.values()].map(({ value }) => value) : node.items;
  for (const child of children) {
    const found = notFinite(child);
    if (found !== undefined) return found;
  }
  return undefined;
}
