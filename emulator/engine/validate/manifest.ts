import { decode } from '../../../schemas/decode/decode.ts';
import type { DecodeProblem } from '../../../schemas/decode/problem.ts';
import { definitions } from '../../../schemas/definitions.ts';
import type { EventBus, EventSource, Sensor } from '../../../schemas/generated/types.ts';
import { API_VERSION, type Resource } from '../../../schemas/manifest/resource.ts';
import type { Json, ManifestKind } from '../../../schemas/schema-node.ts';
import { manifestKinds } from '../../../schemas/type-names.ts';
import type { MapNode, YamlNode } from '../../../schemas/yaml/node.ts';
import { parseWritten } from '../../../schemas/yaml/parse.ts';
import { sliceFile } from '../../../schemas/yaml/slice.ts';
import { validateEventBus } from './eventBus.ts';
import { fold } from '../sensors/goStruct/shape.ts';
import { eventSourceMessages } from './eventSource.ts';
import { asGoReads, mostOccurrences } from './jsonKeys.ts';
import { validateSensor, type SensorContext } from './sensor.ts';

/** What a controller says of a manifest. `oneOf`: it says one of these, by chance; sorted, the first of them is `error`. */
export type Verdict = { readonly ok: true } | { readonly error: string; readonly oneOf?: readonly string[] };

/** What the controllers say of the first document of a text: that it does not decode, or the first rule that it breaks. */
export function validateManifest(text: string, context: SensorContext): Verdict {
  const { root, problems } = parseWritten(sliceFile(text)[0]?.text ?? '');
  if (problems[0]) return { error: problems[0].message };
  const kind = root && kindOf(root);
  if (root?.kind !== 'map' || !kind) return { error: 'the document is no EventSource, Sensor or EventBus' };
  if (textOf(root, 'apiversion') !== API_VERSION) return { error: `the apiVersion is not ${API_VERSION}` };
  const read = isJson(text) ? decodeJson(kind, root, false) : decodeAs(kind, root);
  return 'error' in read ? read : validateResource(kind, read.value, context);
}

/** The object of a JSON text as the admission webhook reads it: keys in any case. */
export function decodeAnyCase(
  kind: ManifestKind,
  json: string,
): { readonly value: Json } | { readonly error: string } {
  const { root, problems } = parseWritten(json);
  if (problems[0]) return { error: problems[0].message };
  if (root?.kind !== 'map') return { error: `expected an object, found ${root?.kind ?? 'nothing'}` };
  return decodeJson(kind, root, true);
}

/** What only the controllers refuse: the webhook is not asked about other versions, and does not look. */
function isOfVersion(problem: DecodeProblem): boolean {
  return problem.code === 'wrong-type' && problem.expected === API_VERSION;
}

/** What the controller of its kind says of a decoded resource. */
export function validateResource(kind: ManifestKind, value: Json, context: SensorContext): Verdict {
  const manifest = value as unknown;
  if (kind === 'EventSource') return verdictOf(eventSourceMessages(manifest as EventSource));
  const problems =
    kind === 'Sensor' ? validateSensor(manifest as Sensor, context) : validateEventBus(manifest as EventBus);
  return verdictOf(problems.slice(0, 1).map(({ message }) => message));
}

function decodeAs(
  kind: ManifestKind,
  node: MapNode,
  isPassed: (problem: DecodeProblem) => boolean = () => false,
): { readonly value: Json } | { readonly error: string } {
  const resource: Resource = {
    kind,
    name: undefined,
    namespace: undefined,
    identityUnknown: false,
    node,
    path: [],
  };
  const { value, problems } = decode(resource);
  const wrong = problems.find((problem) => problem.code === 'wrong-type' && !isPassed(problem));
  return wrong ? { error: wrong.message } : { value };
}

const MAX_OCCURRENCES = 16;

/** Every value of a field that comes more than once has to fit, also those that others replace. */
function decodeJson(kind: ManifestKind, root: MapNode, anyCase: boolean): ReturnType<typeof decodeAs> {
  const schema = definitions[kind];
  if (!schema) return decodeAs(kind, root);
  const last = Math.min(mostOccurrences(root, schema, anyCase), MAX_OCCURRENCES) - 1;
  for (let occurrence = 0; ; occurrence++) {
    const node = asGoReads(root, schema, { anyCase, occurrence });
    const read = decodeAs(kind, node.kind === 'map' ? node : root, anyCase ? isOfVersion : undefined);
    if (occurrence >= last || 'error' in read) return read;
  }
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
  const found = [...root.byKey].filter(([key]) => fold(key) === lowerKey).at(-1)?.[1].value;
  return found?.kind === 'scalar' && found.type === 'string' ? found.text : undefined;
}
