import type { ManifestFile } from '../../schemas/manifest/file.ts';
import { childOf, nodeAt, textAt, type YamlNode } from '../../schemas/yaml/node.ts';
import type { ConfigMaps } from './project.ts';

const NAMED = /\bkind["']?\s*:\s*["']?ConfigMap\b/;

/** The ConfigMaps in files; of two with one name the first counts. What a template writes is not known. */
export function configMapsIn(files: Iterable<ManifestFile>): ConfigMaps {
  const found = new Map<string, ReadonlyMap<string, string>>();
  for (const { documents } of files) {
    for (const { content } of documents) {
      const { root } = NAMED.test(content.text) ? content.tree : { root: undefined };
      const name = textAt(root, ['metadata', 'name']);
      if (name === undefined || textAt(root, ['kind']) !== 'ConfigMap') continue;
      const key = `${textAt(root, ['metadata', 'namespace']) ?? ''}/${name}`;
      if (!found.has(key)) found.set(key, dataOf(childOf(root, 'data')));
    }
  }
  return found;
}

function dataOf(data: YamlNode | undefined): ReadonlyMap<string, string> {
  const keys = data?.kind === 'map' ? [...data.byKey.keys()] : [];
  return new Map(
    keys.flatMap((key) => {
      const value = nodeAt(data, [key]);
      const isKnown = value?.kind === 'scalar' && value.type === 'string' && !value.templated;
      return isKnown ? [[key, value.text] as const] : [];
    }),
  );
}

/** A value of a ConfigMap in a namespace; one whose manifest names no namespace is in each of them. */
export function configMapValue(
  configMaps: ConfigMaps,
  namespace: string,
  name: string,
  key: string,
): string | undefined {
  return (configMaps.get(`${namespace}/${name}`) ?? configMaps.get(`/${name}`))?.get(key);
}
