import type { KubernetesObject } from '@kubernetes/client-node';
import { stringify } from 'yaml';

import type { Json } from '../../../schemas/schema-node.ts';
import type { ManifestDocument } from '../../../schemas/manifest/document.ts';
import { readFile } from '../../../schemas/manifest/file.ts';
import type { Resource } from '../../../schemas/manifest/resource.ts';
import { toValue } from '../../../schemas/yaml/json.ts';
import { KubeError } from './error.ts';

/** The text of a file with manifests. */
export interface ManifestText {
  readonly uri: string;
  readonly text: string;
}

/** A manifest of ours, ready to be sent. */
export interface ManifestObject {
  readonly uri: string;
  readonly document: number;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly body: KubernetesObject;
}

/** The EventSources, Sensors and EventBuses of files. Throws `KubeError` for a manifest that cannot be sent as it stands. */
export function objectsOf(files: readonly ManifestText[], defaultNamespace: string): ManifestObject[] {
  return files.flatMap(({ uri, text }) =>
    readFile(uri, text).documents.flatMap((document) =>
      document.content.resources.map((resource) => objectOf(uri, document, resource, defaultNamespace)),
    ),
  );
}

function objectOf(
  uri: string,
  document: ManifestDocument,
  resource: Resource,
  defaultNamespace: string,
): ManifestObject {
  const { kind, name, identityUnknown } = resource;
  const { problems, templated } = document.content.tree;
  const template = templated || identityUnknown ? 'it is a template: render it first' : undefined;
  const reason = problems[0]?.message ?? template ?? (name ? undefined : 'it has no metadata.name');
  if (reason !== undefined || !name) {
    const message = `${uri}: ${kind} ${name ?? ''} cannot be applied: ${reason ?? ''}.`;
    throw new KubeError('invalid', message, 'Correct the manifest and try again.');
  }
  const namespace = resource.namespace ?? defaultNamespace;
  const value = toValue(resource.node) as { readonly metadata?: Record<string, Json> };
  const body = { ...value, metadata: { ...value.metadata, namespace } } as unknown as KubernetesObject;
  return { uri, document: document.index, kind, name, namespace, body };
}

const SERVER_FIELDS = [
  'managedFields',
  'resourceVersion',
  'uid',
  'generation',
  'creationTimestamp',
  'selfLink',
];

/** An object as YAML without what only the server writes, for people to compare. */
export function readableYaml(object: KubernetesObject): string {
  const { status: _status, ...rest } = object as KubernetesObject & { readonly status?: unknown };
  const metadata = Object.entries(rest.metadata ?? {}).filter(([key]) => !SERVER_FIELDS.includes(key));
  return stringify(
    { ...rest, metadata: Object.fromEntries(metadata) as Json },
    { lineWidth: 0, sortMapEntries: true },
  );
}
