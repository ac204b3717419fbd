import type { Source } from '../../../schemas/config/artifacts.ts';
import type { ArtifactLocation, Sensor } from '../../../schemas/generated/types.ts';
import type { Json } from '../../../schemas/schema-node.ts';
import { configMapValue } from '../configMaps.ts';
import type { Artifact, ConfigMaps, Loaded } from '../project.ts';
import { yamlToJson } from '../sensors/parameters/yamlData.ts';
import { mapOf, type KubernetesObject } from './object.ts';
import type { LiveObject, Outside } from './outcome.ts';
import { guessResource } from './resourceName.ts';

/** The file of the sensor pod by which an `openWhisk` trigger knows where to send. */
export const WSKPROPS: Source = { path: '$HOME/.wskprops' };

/** What is known here of the world outside of a sensor: files that stand for others, and ConfigMaps among the manifests. */
export function outsideOf(
  { standIns, namespace }: Loaded<Sensor>,
  configMaps: ConfigMaps | undefined,
): Outside {
  const artifacts = standIns?.artifacts ?? [];
  const configMap = (name = '', key = ''): string | undefined =>
    (configMaps && configMapValue(configMaps, namespace, name, key)) ??
    textOf(find(artifacts, { configMap: { name, key } }));
  const inCluster = ({
    resource,
    name,
  }: Pick<LiveObject, 'resource' | 'name'>): KubernetesObject | undefined =>
    objectIn(
      artifacts.find(
        ({ source }) =>
          'object' in source && source.object.name === name && guessResource(source.object.kind) === resource,
      ),
    );
  const wskprops = textOf(find(artifacts, WSKPROPS));
  return {
    configMap: (name, key) => configMap(name, key)?.replace(/\n$/, ''),
    artifact(location) {
      const { configmap } = location;
      const known = configmap && configMap(configmap.name, configmap.key);
      if (known !== undefined) return { text: known };
      const source = sourceOf(location);
      const found = source && find(artifacts, source);
      if (!found || 'text' in found.content) return found?.content;
      return { problem: `${found.file}, which ${found.content.problem}` };
    },
    inCluster,
    liveObject(place) {
      const object = inCluster(place);
      return object && { object };
    },
    customResource(serverURL) {
      const resource = textOf(find(artifacts, { custom: serverURL }));
      return resource === undefined ? undefined : { resource };
    },
    schema({ url = '', schemaId = 0 }) {
      const schema = textOf(find(artifacts, { schema: { url, id: String(schemaId) } }));
      return schema === undefined ? undefined : { schema };
    },
    ...(wskprops !== undefined && { wskprops }),
  };
}

function find(artifacts: readonly Artifact[], source: Source): Artifact | undefined {
  const wanted = JSON.stringify(source);
  return artifacts.find((artifact) => JSON.stringify(artifact.source) === wanted);
}

function textOf(artifact: Artifact | undefined): string | undefined {
  return artifact && 'text' in artifact.content ? artifact.content.text : undefined;
}

function objectIn(artifact: Artifact | undefined): KubernetesObject | undefined {
  const read = yamlToJson(textOf(artifact) ?? '');
  return 'error' in read ? undefined : mapOf(JSON.parse(read.json) as Json);
}

/** What a location is called in the configuration; members stand in the order in which it is read. */
export function sourceOf({ s3, file, url, git, configmap }: ArtifactLocation): Source | undefined {
  if (s3) return { s3: { bucket: s3.bucket?.name ?? '', key: s3.bucket?.key ?? '' } };
  if (file) return { path: file.path ?? '' };
  if (url) return { url: url.path ?? '' };
  if (git) return { git: { url: git.url ?? '', filePath: git.filePath ?? '' } };
  return configmap && { configMap: { name: configmap.name ?? '', key: configmap.key ?? '' } };
}
