import type { ArtifactLocation } from '../../../schemas/generated/types.ts';
import type { Json } from '../../../schemas/schema-node.ts';
import { toJsonText } from '../../../schemas/yaml/json.ts';
import { parseTree } from '../../../schemas/yaml/parse.ts';
import { sliceFile } from '../../../schemas/yaml/slice.ts';
import { marshal } from '../lang/goMarshal.ts';

export type Artifact = { readonly json: string } | { readonly error: string };

/** Sources in the order in which upstream looks for them. */
const ORDER = ['s3', 'inline', 'file', 'url', 'git', 'configmap', 'resource'] as const;

/** The manifest of a k8s or argoWorkflow trigger as JSON text. Only what stands in the Sensor itself is at hand. */
export function readArtifact(source: ArtifactLocation | undefined): Artifact {
  const kind = ORDER.find((key) => source?.[key] !== undefined);
  if (!source || !kind) return { error: 'unknown artifact location: the trigger has no source' };
  if (kind === 'inline') return parseInline(source.inline ?? '');
  if (kind === 'resource') return { json: marshal(source.resource as Json) };
  return {
    error: `the manifest comes from \`${kind}\`, which is not at hand here: use \`resource\` or \`inline\``,
  };
}

function parseInline(text: string): Artifact {
  const first = sliceFile(text)[0]?.text ?? '';
  const { root, problems } = parseTree(first);
  if (problems[0]) return { error: `failed to unmarshal the inline manifest: ${problems[0].message}` };
  if (root?.kind !== 'map') return { error: 'the inline manifest is not an object' };
  return { json: toJsonText(root) };
}
