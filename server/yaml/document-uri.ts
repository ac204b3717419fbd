import type { ManifestKind } from '../../schemas/definitions.ts';

/** The document URI under which a kind is read. */
export function documentUri(kind: ManifestKind, inList: boolean): string {
  return `argo-events://slice/${inList ? 'list-' : ''}${kind.toLowerCase()}.yaml`;
}
