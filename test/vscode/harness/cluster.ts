import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KubeConfig, KubernetesObjectApi } from '@kubernetes/client-node';

import { hasApiServer, startApiServer } from '../../support/apiServer.ts';
import { temporaryDirectory } from './stage.ts';

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
  const folder = temporaryDirectory('kubeconfig');
  const kubeconfig = await inNewNamespace(server.kubeconfig, folder);
  return {
    env: { ...ci, KUBECONFIG: kubeconfig },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A kubeconfig whose context is in a namespace of its own, so that suites can share a cluster. */
async function inNewNamespace(kubeconfig: string, folder: string): Promise<string> {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  const namespace = `workbench-${randomBytes(4).toString('hex')}`;
  const api = KubernetesObjectApi.makeApiClient(config);
  await api.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  const placed = new KubeConfig();
  placed.loadFromOptions({
    clusters: config.getClusters(),
    users: config.getUsers(),
    contexts: config.getContexts().map((context) => ({ ...context, namespace })),
    currentContext: config.getCurrentContext(),
  });
  const path = join(folder, 'config');
  writeFileSync(path, placed.exportConfig());
  return path;
}
