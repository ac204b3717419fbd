import type { SchemaNode } from '../../schemas/schema-node.ts';
import { argoDefinitions } from './argo-definitions.ts';
import type { Catalogue } from './catalogue.ts';
import { references } from './document.ts';
import { kubernetesDefinitions } from './kubernetes-definitions.ts';

/** Every definition by name. Throws if two types share a name or one is missing: then the catalogue is wrong. */
export async function allDefinitions(catalogue: Catalogue): Promise<Record<string, SchemaNode>> {
  const argo = argoDefinitions(catalogue);
  const foreign = [...new Set(references(argo))].filter((name) => !(name in argo));
  const kubernetes = await kubernetesDefinitions(foreign);
  const clash = Object.keys(kubernetes).find((name) => name in argo);
  if (clash !== undefined) throw new Error(`Argo Events and Kubernetes both define ${clash}`);
  const definitions = { ...argo, ...kubernetes };
  const missing = references(definitions).find((name) => !(name in definitions));
  if (missing !== undefined) throw new Error(`Nothing defines ${missing}`);
  return definitions;
}
