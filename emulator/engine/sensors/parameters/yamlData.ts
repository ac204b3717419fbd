import { toJsonText } from '../../../../schemas/yaml/json.ts';
import { parseTree } from '../../../../schemas/yaml/parse.ts';
import { sliceFile } from '../../../../schemas/yaml/slice.ts';

/** Event data of type `application/yaml` as JSON: YAML 1.1, only the first document counts, keys sorted. */
export function yamlToJson(data: string): { readonly json: string } | { readonly error: string } {
  const first = sliceFile(data)[0];
  const { root, problems } = parseTree(first?.text ?? '');
  if (problems[0]) return { error: `failed converting yaml event data to JSON: ${problems[0].message}` };
  return { json: toJsonText(root) };
}
