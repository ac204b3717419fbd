import { folderOf, placeOf } from './place.ts';

/** The file name of the project configuration, found upwards from a manifest. */
export const CONFIG_FILE = '.argo-events.yaml';

export function isConfigFile(uri: string): boolean {
  return nameOf(uri) === CONFIG_FILE;
}

/** Files by which the graph learns who sees whom. */
export function isScopeFile(uri: string): boolean {
  return /^(?:Chart\.yaml|kustomization\.ya?ml|Kustomization)$/.test(nameOf(uri));
}

function nameOf(uri: string): string {
  const place = placeOf(uri);
  return place.slice(folderOf(place).length + 1);
}
