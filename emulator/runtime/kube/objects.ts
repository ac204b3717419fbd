import type { KubernetesObject } from '@kubernetes/client-node';
import { stringify } from 'yaml';

import type { Json } from '../../../schemas/schema-node.ts';
import { readFile } from '../../../schemas/manifest/file.ts';
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
      document.content.resources.map((resource): ManifestObject => {
        const label = `${resource.kind} ${resource.name ?? ''}`.trim();
        const { problems, templated } = document.content.tree;
        const problem =
          problems[0]?.message ??
          (templated || resource.identityUnknown ? 'it is a template: render it first' : undefined);
        if (problem !== undefined)
          throw new KubeError(
            'invalid',
            `${uri}: ${label} cannot be applied: ${problem}`,
            'Correct the manifest and try again.',
          );
        if (!resource.name)
          throw new KubeError(
            'invalid',
            `${uri}: ${label} has no metadata.name.`,
            'Give it a name and try again.',
          );
        const namespace = resource.namespace ?? defaultNamespace;
        const body = toValue(resource.node) as Record<string, Json>;
        const metadata = { ...(body['metadata'] as Record<string, Json> | undefined), namespace };
        return {
          uri,
          document: document.index,
          kind: resource.kind,
          name: resource.name,
          namespace,
          body: { ...body, metadata },
        };
      }),
    ),
  );
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
