import { hasApiServer, startApiServer } from '../../support/apiServer.ts';

type Environment = Readonly<Record<string, string>>;

export interface Cluster {
  /** For VS Code; names the cluster, if there is one, by KUBECONFIG. */
  readonly env: Environment;
  readonly stop: () => Promise<void>;
}

/** The cluster to apply to: the one that the environment names for tests, else a test API server, else none. */
export async function findCluster(): Promise<Cluster> {
  const { CI } = process.env;
  const ci: Environment = CI === undefined ? {} : { CI };
  if (!hasApiServer()) return { env: ci, stop: () => Promise.resolve() };
  const server = await startApiServer();
  return { env: { ...ci, KUBECONFIG: server.kubeconfig }, stop: () => server.stop() };
}
