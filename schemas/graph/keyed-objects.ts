import { sliceFile } from '../yaml/slice.ts';
import { childOf, nodeAt, textAt, type YamlNode } from '../yaml/node.ts';
import { parseTree } from '../yaml/parse.ts';

/** A Secret or ConfigMap of which manifests name keys: its names only, never what stands behind them. */
export interface KeyedObject {
  readonly kind: 'Secret' | 'ConfigMap';
  /** What stands in the file; some kinds make a Secret of theirs in the cluster. */
  readonly written: string;
  readonly name: string;
  readonly namespace: string | undefined;
  readonly keys: readonly string[];
}

const NAMED = /\bkind["']?\s*:\s*["']?(?:Secret|ConfigMap|SealedSecret|ExternalSecret)\b/;

/** Longer objects hold whole files, and reading them would keep everybody waiting. */
const MOST_READ = 200_000;

/** The Secrets and ConfigMaps that a file defines, those that operators make of SealedSecrets and ExternalSecrets included. */
export function keyedObjectsIn(text: string): KeyedObject[] {
  if (!NAMED.test(text)) return [];
  return sliceFile(text).flatMap((slice) => {
    const root =
      slice.text.length < MOST_READ && NAMED.test(slice.text) ? parseTree(slice.text).root : undefined;
    const items = nodeAt(root, ['items']);
    return (items?.kind === 'sequence' ? items.items : [root]).flatMap((node) => objectOf(node) ?? []);
  });
}

function objectOf(root: YamlNode | undefined): KeyedObject | undefined {
  const written = textAt(root, ['kind']) ?? '';
  const own = textAt(root, ['metadata', 'name']);
  const { kind, name, keys } = READ[written]?.(root, own) ?? {};
  if (kind === undefined || name === undefined || keys === undefined) return undefined;
  const namespace = textAt(root, ['metadata', 'namespace']);
  return { kind, written, name, namespace, keys: [...new Set(keys)] };
}

type Read = (
  root: YamlNode | undefined,
  own: string | undefined,
) => Partial<Pick<KeyedObject, 'kind' | 'name' | 'keys'>> & { readonly name: string | undefined };

/** One line a kind. */
const READ: Readonly<Record<string, Read>> = {
  ConfigMap: (root, name) => ({ kind: 'ConfigMap', name, keys: keysAt(root, ['data'], ['binaryData']) }),
  Secret: (root, name) => ({ kind: 'Secret', name, keys: keysAt(root, ['data'], ['stringData']) }),
  SealedSecret: (root, name) => ({
    kind: 'Secret',
    name: textAt(root, ['spec', 'template', 'metadata', 'name']) ?? name,
    keys: keysAt(root, ['spec', 'encryptedData'], ['spec', 'template', 'data']),
  }),
  ExternalSecret: (root, name) => ({
    kind: 'Secret',
    name: textAt(root, ['spec', 'target', 'name']) ?? name,
    keys: [...secretKeys(root), ...keysAt(root, ['spec', 'target', 'template', 'data'])],
  }),
};

function keysAt(root: YamlNode | undefined, ...paths: readonly string[][]): string[] {
  return paths.flatMap((path) => {
    const node = nodeAt(root, path);
    return node?.kind === 'map' ? node.entries.flatMap(({ key }) => (key.templated ? [] : key.text)) : [];
  });
}

function secretKeys(root: YamlNode | undefined): string[] {
  const list = nodeAt(root, ['spec', 'data']);
  if (list?.kind !== 'sequence') return [];
  return list.items.flatMap((item) =>
    childOf(item, 'secretKey') ? (textAt(item, ['secretKey']) ?? []) : [],
  );
}
