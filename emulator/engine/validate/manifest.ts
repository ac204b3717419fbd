import { decode } from '../../../schemas/decode/decode.ts';
import { definitions } from '../../../schemas/definitions.ts';
import type { EventBus, EventSource, Sensor } from '../../../schemas/generated/types.ts';
import { readFile } from '../../../schemas/manifest/file.ts';
import { API_VERSION, type Resource } from '../../../schemas/manifest/resource.ts';
import type { Json, ManifestKind } from '../../../schemas/schema-node.ts';
import { manifestKinds } from '../../../schemas/type-names.ts';
import type { MapNode, YamlNode } from '../../../schemas/yaml/node.ts';
import { parseTree } from '../../../schemas/yaml/parse.ts';
import { validateEventBus } from './eventBus.ts';
import { eventSourceMessages } from './eventSource.ts';
import { asGoReads } from './jsonKeys.ts';
import { validateSensor, type SensorContext } from './sensor.ts';

/** What a controller says of a manifest. `oneOf`: it says one of these, by chance; sorted, the first of them is `error`. */
export type Verdict = { readonly ok: true } | { readonly error: string; readonly oneOf?: readonly string[] };

/** What the controllers say of the first document of a text: that it does not decode, or the first rule that it breaks. */
export function validateManifest(text: string, context: SensorContext): Verdict {
  const tree = readFile('', text).documents[0]?.content.tree;
  const root = tree?.root;
  if (tree?.problems[0]) return { error: tree.problems[0].message };
  const kind = root && kindOf(root);
  if (root?.kind !== 'map' || !kind) return { error: 'the document is no EventSource, Sensor or EventBus' };
  if (textOf(root, 'apiversion') !== API_VERSION) return { error: `the apiVersion is not ${API_VERSION}` };
  const read = decodeAs(kind, isJson(text) ? inSchema(root, kind, false) : root);
  return 'error' in read ? read : validateResource(kind, read.value, context);
}

/** The object of a JSON text as the admission webhook reads it: keys in any case. */
export function decodeAnyCase(
  kind: ManifestKind,
  json: string,
): { readonly value: Json } | { readonly error: string } {
  const { root, problems } = parseTree(json);
  if (problems[0]) return { error: problems[0].message };
  if (root?.kind !== 'map') return { error: `expected an object, found ${root?.kind ?? 'nothing'}` };
  return decodeAs(kind, inSchema(root, kind, true));
}

/** What the controller of its kind says of a decoded resource. */
export function validateResource(kind: ManifestKind, value: Json, context: SensorContext): Verdict {
  const manifest = value as unknown;
  if (kind === 'EventSource') return verdictOf(eventSourceMessages(manifest as EventSource));
  const problems =
    kind === 'Sensor' ? validateSensor(manifest as Sensor, context) : validateEventBus(manifest as EventBus);
  return verdictOf(problems.slice(0, 1).map(({ message }) => message));
}

function decodeAs(kind: ManifestKind, node: MapNode): { readonly value: Json } | { readonly error: string } {
  const resource: Resource = {
    kind,
    name: undefined,
    namespace: undefined,
    identityUnknown: false,
    node,
    path: [],
  };
  const { value, problems } = decode(resource);
  const wrong = problems.find(({ code }) => code === 'wrong-type');
  return wrong ? { error: wrong.message } : { value };
}

function inSchema(root: MapNode, kind: ManifestKind, anyCase: boolean): MapNode {
  const schema = definitions[kind];
  const read = schema ? asGoReads(root, schema, anyCase) : root;
  return read.kind === 'map' ? read : root;
}

function verdictOf(messages: readonly string[]): Verdict {
  const [error] = messages;
  if (error === undefined) return { ok: true };
  return messages.length === 1 ? { error } : { error, oneOf: messages };
}

function isJson(text: string): boolean {
  return /^\s*\{/.test(text);
}

function kindOf(root: YamlNode): ManifestKind | undefined {
  const name = root.kind === 'map' ? textOf(root, 'kind') : undefined;
  return manifestKinds.find((kind) => kind === name);
}

/** `kind` and `apiVersion` are found whatever the case of their letters; the last one counts. */
function textOf(root: MapNode, lowerKey: string): string | undefined {
  const found = [...root.byKey].filter(([key]) => key.toLowerCase() === lowerKey).at(-1)?.[1].value;
  return found?.kind === 'scalar' && found.type === 'string' ? found.text : undefined;
}
