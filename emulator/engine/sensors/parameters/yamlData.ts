import { toJsonText } from '../../../../schemas/yaml/json.ts';
import type { YamlNode } from '../../../../schemas/yaml/node.ts';
import { parseYaml } from '../../../../schemas/yaml/parse.ts';
import { sliceFile } from '../../../../schemas/yaml/slice.ts';
import { firstNode } from './firstNode.ts';

/** Event data of type `application/yaml` as JSON: YAML 1.1, only the first document counts, keys sorted. */
export function yamlToJson(data: string): { readonly json: string } | { readonly error: string } {
  const { root, problems } = parseYaml(firstNode(sliceFile(data)[0]?.text ?? ''));
  const infinite = root && notFinite(root);
  const cause = infinite
    ? `json: unsupported value: ${infinite}`
    : (unreadable(data) ?? problems[0]?.message);
  if (cause !== undefined) return { error: `failed converting yaml event data to JSON: ${cause}` };
  return { json: toJsonText(root).replace(/[<>&\u2028\u2029]/g, escaped) };
}

/** As `encoding/json` writes what HTML minds. */
function escaped(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const CONTROL = /[^\t\n\r -~\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const BEFORE_CONTENT = /^\ufeff?(?: *(?:#.*)?\n)*/;

/** What go-yaml refuses and the parser for manifests lets pass. */
function unreadable(data: string): string | undefined {
  if (CONTROL.test(data)) return 'yaml: control characters are not allowed';
  const content = data.slice(BEFORE_CONTENT.exec(data)?.[0].length ?? 0);
  if (/^ *\t/.test(content)) return 'yaml: found character that cannot start any token';
  return /^\.\.\.(?!\S)/.test(content) ? 'yaml: did not find expected node content' : undefined;
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
