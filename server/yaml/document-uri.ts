import type { ManifestKind } from '../../schemas/definitions.ts';

/** The document URI under which a kind is read. */
export function documentUri(kind: ManifestKind, inList: boolean): string {
  return `argo-events://slice/${inList ? 'list-' : ''}${kind.toLowerCase()}.yaml`;
}

/** The document URI under which an object inside a trigger is read. */
export function objectUri(apiVersion: string, kind: string): string {
  return `argo-events://object/${apiVersion.replace('/', '.')}.${kind}.yaml`;
}
