import type { ManifestKind } from '../schema-node.ts';
import { manifestKinds } from '../type-names.ts';
import { childOf, nodeAt, textAt, type MapNode, type Path, type YamlNode } from '../yaml/node.ts';

export const API_VERSION = 'argoproj.io/v1alpha1';

/** One Kubernetes object of ours in a document: the document's root, or an item of a `List`. */
export interface Resource {
  readonly kind: ManifestKind;
  /** Undefined when it is missing or written by a template. */
  readonly name: string | undefined;
  /** Undefined when the manifest does not say: the namespace that `kubectl` is told, or the current context's. */
  readonly namespace: string | undefined;
  /** The name or namespace is written by a template, or `generateName` is used. */
  readonly identityUnknown: boolean;
  readonly node: MapNode;
  /** Path of `node` from the root of the document: empty, or `items` and an index. */
  readonly path: Path;
}

const GROUP = 'argoproj.io/';

/** The resources of ours in a document; other kinds, and objects that are none, are passed over. */
export function resourcesOf(root: YamlNode | undefined): Resource[] {
  const single = toResource(root, []);
  if (single) return [single];
  const items = root?.kind === 'map' && isList(root) ? childOf(root, 'items') : undefined;
  if (items?.kind !== 'sequence') return [];
  return items.items.flatMap((item, index) => toResource(item, ['items', index]) ?? []);
}

function isList(root: MapNode): boolean {
  return textAt(root, ['kind'])?.endsWith('List') ?? false;
}

function toResource(node: YamlNode | undefined, path: Path): Resource | undefined {
  if (node?.kind !== 'map') return undefined;
  const kind = manifestKinds.find((known) => known === textAt(node, ['kind']));
  const apiVersion = nodeAt(node, ['apiVersion']);
  const foreign =
    apiVersion?.kind === 'scalar' &&
    apiVersion.type === 'string' &&
    !apiVersion.templated &&
    apiVersion.text.includes('/') &&
    !apiVersion.text.startsWith(GROUP);
  if (!kind || foreign) return undefined;
  const name = textAt(node, ['metadata', 'name']);
  const namespace = textAt(node, ['metadata', 'namespace']);
  const identityUnknown =
    (!name && hasText(node, ['metadata', 'name'])) ||
    (!namespace && hasText(node, ['metadata', 'namespace']));
  return {
    kind,
    name,
    namespace,
    identityUnknown: identityUnknown || hasText(node, ['metadata', 'generateName']),
    node,
    path,
  };
}

function hasText(node: MapNode, path: Path): boolean {
  const found = nodeAt(node, path);
  return found?.kind === 'scalar' && found.type !== 'null';
}
