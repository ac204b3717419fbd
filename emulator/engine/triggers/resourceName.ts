const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(?<=[sxz]|[cs]h)$/, 'es'],
  [/(?<=[bcdfghjklmnpqrstvwxyz])y$/, 'ies'],
  [/fe?$/, 'ves'],
  [/$/, 's'],
];

/**
 * The plural that upstream guesses for a kind, by rule and without asking the cluster; wrong for irregular kinds such as `Endpoints`. Only lower
 * case endings count, and kinds of one letter have no plural.
 */
export function guessResource(kind: string): string {
  if (kind === 'EventBus') return 'eventbus';
  if (kind.length < 2) return kind.toLowerCase();
  const [ending, plural] = ENDINGS.find(([pattern]) => pattern.test(kind)) ?? [/$/, 's'];
  return kind.replace(ending, plural).toLowerCase();
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

/** Whether Kubernetes can read an apiVersion. */
export function isVersion(apiVersion: string): boolean {
  return apiVersion.split('/').length <= 2;
}

/** Group and version, as Kubernetes reads them. */
export function splitApiVersion(apiVersion: string): { group: string; version: string } {
  if (apiVersion === '/') return { group: '', version: '' };
  const slash = apiVersion.indexOf('/');
  return slash < 0
    ? { group: '', version: apiVersion }
    : { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) };
}
