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

const SAMPLE = /(?:^|[\s{,"'])kind["']?\s*:\s*["']?ArgoEventsSample\b/;

/** Whether a file holds samples: by its name, and because it says so, for manifests may be called like that, too. */
export function isSampleFile(uri: string, text: string): boolean {
  return /\.event\.(?:ya?ml|json)$/i.test(uri) && SAMPLE.test(text);
}

/** Whether a file holds HTTP requests as they go over the wire. */
export function isRequestFile(uri: string): boolean {
  return /\.http$/i.test(uri);
}

function nameOf(uri: string): string {
  const place = placeOf(uri);
  return place.slice(folderOf(place).length + 1);
}
