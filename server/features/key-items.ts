import type { CompletionItem } from 'vscode-languageserver-types';
import { textAt } from '../../schemas/yaml/node.ts';
import { fieldAt } from '../embedded/languages.ts';
import type { FeatureContext, PlacedObject } from './context.ts';
import type { Cursor } from './cursor.ts';
import { valueEdit } from './value-edit.ts';

const REFERENCE_KIND = 18;

/** Which object a field names: one line a field of a Go type. */
const NAMES: Readonly<Record<string, PlacedObject['kind']>> = {
  'ConfigMapEnvSource.name': 'ConfigMap',
  'ConfigMapKeySelector.key': 'ConfigMap',
  'ConfigMapKeySelector.name': 'ConfigMap',
  'SecretEnvSource.name': 'Secret',
  'SecretKeySelector.key': 'Secret',
  'SecretKeySelector.name': 'Secret',
  'SecretVolumeSource.secretName': 'Secret',
};

/** Secrets and ConfigMaps of the same namespace, and their keys; undefined at other fields, and where none is known. */
export function completeKeys(context: FeatureContext, cursor: Cursor): CompletionItem[] | undefined {
  const { resource, path, onKey } = cursor;
  const field = onKey ? undefined : fieldAt(resource.kind, path);
  const kind = field === undefined ? undefined : NAMES[field];
  if (kind === undefined) return undefined;
  const objects = context
    .keyedObjects()
    .filter((one) => one.kind === kind && isSame(one.namespace, resource.namespace));
  const items = new Map<string, CompletionItem>();
  const propose = (label: string, detail: string): void => {
    const item = {
      label,
      kind: REFERENCE_KIND,
      detail,
      sortText: `0${label}`,
      ...valueEdit(context, cursor, label),
    };
    items.set(label, item as CompletionItem);
  };
  if (path.at(-1) === 'key') {
    const name = textAt(resource.node, [...path.slice(0, -1), 'name']);
    for (const one of objects)
      if (one.name === name) for (const key of one.keys) propose(key, `key of ${one.written} ${one.name}`);
  } else
    for (const one of objects) propose(one.name, `${one.written}, ${fileOf(one)}: ${one.keys.join(', ')}`);
  return items.size === 0 ? undefined : [...items.values()];
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

function fileOf({ uri }: PlacedObject): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}
