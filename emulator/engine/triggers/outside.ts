import type { Source } from '../../../schemas/config/artifacts.ts';
import type { ArtifactLocation, Sensor } from '../../../schemas/generated/types.ts';
import { configMapValue } from '../configMaps.ts';
import type { Artifact, ConfigMaps, Loaded } from '../project.ts';
import type { Outside } from './outcome.ts';

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

/** What a location is called in the configuration; members stand in the order in which it is read. */
export function sourceOf({ s3, file, url, git, configmap }: ArtifactLocation): Source | undefined {
  if (s3) return { s3: { bucket: s3.bucket?.name ?? '', key: s3.bucket?.key ?? '' } };
  if (file) return { path: file.path ?? '' };
  if (url) return { url: url.path ?? '' };
  if (git) return { git: { url: git.url ?? '', filePath: git.filePath ?? '' } };
  return configmap && { configMap: { name: configmap.name ?? '', key: configmap.key ?? '' } };
}
