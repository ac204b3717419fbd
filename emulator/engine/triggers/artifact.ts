import type { ArtifactLocation } from '../../../schemas/generated/types.ts';
import type { Json } from '../../../schemas/schema-node.ts';
import { marshal } from '../lang/goMarshal.ts';
import { yamlToJson } from '../sensors/parameters/yamlData.ts';
import type { Outside } from './outcome.ts';
import { linesFor } from './remedy.ts';
import { sourceOf } from './outside.ts';
import { readValue } from './value.ts';

/** The manifest as JSON text, or why there is none. */
export type Artifact = { readonly json: string } | { readonly error: string; readonly remedy?: string };

/** Sources in the order in which upstream looks for them. */
const ORDER = ['s3', 'inline', 'file', 'url', 'git', 'configmap', 'resource'] as const;

type Kind = (typeof ORDER)[number];

/** The manifest of a k8s or argoWorkflow trigger. What does not stand in the Sensor itself comes from outside. */
export function readArtifact(source: ArtifactLocation | undefined, outside: Outside | undefined): Artifact {
  if (!source) return { error: 'trigger source for k8s is empty' };
  const kind = ORDER.find((key) => source[key] !== undefined);
  if (!kind) return { error: 'unknown artifact location: {nil <nil> nil nil nil nil nil}' };
  if (kind === 'resource') return parseResource(source.resource as Json);
  if (kind === 'inline') return parseText(source.inline ?? '');
  if (kind === 'configmap' && outside?.value) {
    const value = readValue(source.configmap, outside, 'configMap');
    return 'error' in value
      ? { error: failedFetch(value.error) }
      : parseText(outside.value(value.from) ?? '');
  }
  const unread = s3Problem(source, outside);
  if (unread !== undefined) return { error: unread };
  const refused = kind === 'git' ? gitProblem(source) : undefined;
  if (refused !== undefined) return { error: refused };
  const found = outside?.artifact?.(source);
  if (!found) return missing(source, describe(kind, source));
  if ('problem' in found)
    return {
      error: `the manifest is not at hand: what stands for ${describe(kind, source)} is ${found.problem}`,
    };
  if ('error' in found) return { error: failedFetch(found.error) };
  return parseText(found.text);
}

function failedFetch(reason: string): string {
  return `failed to fetch artifact, failed after retries: ${reason}`;
}

/** Whether the manifest stands in the Sensor itself. */
export function isInside(source: ArtifactLocation): boolean {
  const kind = ORDER.find((key) => source[key] !== undefined);
  return kind === 'resource' || kind === 'inline';
}

/** YAML 1.1; only the first document counts. */
function parseText(text: string): Artifact {
  const read = yamlToJson(text);
  if ('error' in read)
    return {
      error: read.error.replace('failed converting yaml event data to JSON', 'error converting YAML to JSON'),
    };
  if (read.json === 'null') return { json: '{}' };
  const problem = noObject(JSON.parse(read.json) as Json);
  return problem === undefined ? read : { error: `error unmarshaling JSON: while decoding JSON: ${problem}` };
}

function parseResource(resource: Json): Artifact {
  const problem = noObject(resource);
  return problem === undefined ? { json: marshal(resource) } : { error: problem };
}

/** What Go says of a value that is to be an object and is none. */
function noObject(value: Json): string | undefined {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return undefined;
  const word = Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value;
  return `json: cannot unmarshal ${word} into Go value of type map[string]interface {}`;
}

/** Keys are read before anything is fetched. */
function s3Problem({ s3 }: ArtifactLocation, outside: Outside | undefined): string | undefined {
  if (!s3) return undefined;
  for (const word of ['accessKey', 'secretKey'] as const) {
    const value = readValue(s3[word], outside);
    if ('error' in value) return `failed to retrieve ${word}, ${value.error}`;
  }
  return undefined;
}

/** Parts of paths that upstream refuses. */
const UNSAFE = ['..', '~', '\\'] as const;

function gitProblem({ git }: ArtifactLocation): string | undefined {
  for (const [field, path] of [
    ['filePath', git?.filePath],
    ['cloneDirectory', git?.cloneDirectory],
  ] as const) {
    const found = UNSAFE.find((part) => path?.includes(part));
    if (found !== undefined) return `"${found}" is not allowed in the ${field}`;
  }
  return undefined;
}

function missing(location: ArtifactLocation, from: string): Artifact {
  const error = `the manifest is not at hand: it comes from ${from}; a file can stand for it`;
  const source = sourceOf(location);
  return { error, ...(source && { remedy: linesFor(source) }) };
}

function describe(kind: Kind, { s3, file, url, git, configmap }: ArtifactLocation): string {
  switch (kind) {
    case 's3':
      return `the object ${s3?.bucket?.key ?? ''} of the bucket ${s3?.bucket?.name ?? ''} at ${s3?.endpoint ?? ''}`;
    case 'file':
      return `the file ${file?.path ?? ''} of the sensor pod`;
    case 'url':
      return `the URL ${url?.path ?? ''}`;
    case 'git':
      return `the file ${git?.filePath ?? ''} of the repository ${git?.url ?? ''}`;
    default:
      return `key ${configmap?.key ?? ''} of the ConfigMap ${configmap?.name ?? ''}`;
  }
}
