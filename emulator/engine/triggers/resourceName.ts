/** The plural that upstream guesses for a kind, by rule and without asking the cluster; wrong for irregular kinds such as `Endpoints`. */
export function guessResource(kind: string): string {
  if (kind === '') return '';
  if (kind === 'EventBus') return 'eventbus';
  const name = kind.toLowerCase();
  if (/(?:s|x|z|ch|sh)$/.test(name)) return `${name}es`;
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  if (name.endsWith('fe')) return `${name.slice(0, -2)}ves`;
  return name.endsWith('f') ? `${name.slice(0, -1)}ves` : `${name}s`;
}

/** Resources that upstream knows to have no namespace. */
const CLUSTER_SCOPED = new Set([
  'namespaces',
  'nodes',
  'persistentvolumes',
  'clusterroles',
  'clusterrolebindings',
]);

export function isClusterScoped(resource: string): boolean {
  return CLUSTER_SCOPED.has(resource);
}

export function splitApiVersion(apiVersion: string): { group: string; version: string } {
  const slash = apiVersion.indexOf('/');
  return slash < 0
    ? { group: '', version: apiVersion }
    : { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) };
}
