import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  KubeConfig,
  KubernetesObjectApi,
  PatchStrategy,
  type KubernetesObject,
} from '@kubernetes/client-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  apply,
  conditionsOf,
  currentContext,
  KubeError,
  plan,
} from '../../../../emulator/runtime/kube/kube.ts';
import { hasApiServer, NO_API_SERVER, startApiServer, type ApiServer } from '../../../support/apiServer.ts';
import { folder as makeFolder } from '../../../support/folder.ts';

if (!hasApiServer()) console.log(NO_API_SERVER);

const sensor = (namespace: string, type = 'log: {}'): string => `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: s
  namespace: ${namespace}
spec:
  dependencies:
    - {name: d, eventSourceName: es, eventName: e}
  triggers:
    - template:
        name: t
        ${type}
`;
const file = (text: string): { uri: string; text: string }[] => [{ uri: 'file:///sensor.yaml', text }];

describe.skipIf(!hasApiServer())('apply on a real API server', () => {
  let server: ApiServer;
  let admin: KubernetesObjectApi;
  const options = (context = 'admin'): { kubeconfig: string; context: string } => ({
    kubeconfig: server.kubeconfig,
    context,
  });
  const namespace = async (name: string): Promise<string> => {
    await admin.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    return name;
  };

  beforeAll(async () => {
    server = await startApiServer();
    const config = new KubeConfig();
    config.loadFromFile(server.kubeconfig);
    admin = KubernetesObjectApi.makeApiClient(config);
  }, 60_000);
  afterAll(() => server.stop());

  it('tells context, server and namespace', () => {
    expect(currentContext({ kubeconfig: server.kubeconfig })).toMatchObject({
      context: 'admin',
      namespace: 'default',
    });
  });

  it('plans a creation, applies it, then sees nothing to do, then a change', async () => {
    const ns = await namespace('create');
    const [created] = await plan(file(sensor(ns)), options());
    expect(created).toMatchObject({ action: 'create', live: '', name: 's', namespace: ns });
    expect(created?.merged).toContain('eventSourceName: es');
    expect(await conditionsOf(file(sensor(ns)), options())).toMatchObject([{ applied: false }]);
    expect(await apply(file(sensor(ns)), options())).toMatchObject([{ applied: true, conditions: [] }]);
    expect(await plan(file(sensor(ns)), options())).toMatchObject([{ action: 'none' }]);
    const [changed] = await plan(file(sensor(ns, 'log: {intervalSeconds: 5}')), options());
    expect(changed?.action).toBe('change');
    expect(changed?.live).not.toContain('intervalSeconds');
    expect(changed?.merged).toContain('intervalSeconds: 5');
  });

  it('names who manages a field that is in conflict, and takes it over when told to', async () => {
    const ns = await namespace('conflict');
    await apply(file(sensor(ns)), options());
    const theirs = {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Sensor',
      metadata: { name: 's', namespace: ns },
      spec: { replicas: 3 },
    };
    await admin.patch(theirs, undefined, undefined, 'autoscaler', true, PatchStrategy.ServerSideApply);
    const mine = sensor(ns).replace('spec:\n', 'spec:\n  replicas: 1\n');
    const [planned] = await plan(file(mine), options());
    expect(planned?.error).toMatchObject({
      kind: 'conflict',
      conflicts: [{ manager: 'autoscaler', fields: ['.spec.replicas'] }],
    });
    expect(await apply(file(mine), options())).toMatchObject([
      { applied: false, error: { kind: 'conflict' } },
    ]);
    expect(await apply(file(mine), { ...options(), force: true })).toMatchObject([{ applied: true }]);
  });

  it('shows the status conditions that the controller has written', async () => {
    const ns = await namespace('status');
    await apply(file(sensor(ns)), options());
    const live = await admin.read({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Sensor',
      metadata: { name: 's', namespace: ns },
    });
    const conditions = [
      { type: 'Deployed', status: 'False', reason: 'EventBusNotFound', message: 'EventBus not found.' },
    ];
    await writeStatus(server.kubeconfig, ns, { ...live, status: { conditions } } as KubernetesObject);
    expect(await conditionsOf(file(sensor(ns)), options())).toMatchObject([{ conditions }]);
  });

  it.each([
    ['reads only', 'viewer', 'forbidden'],
    ['has no rights', 'nobody', 'forbidden'],
  ])('a user who %s gets a clear answer', async (_, context, kind) => {
    const ns = await namespace(`rights-${context}`);
    const planned = await plan(file(sensor(ns)), options(context)).catch((error: unknown) => [
      { error: error as KubeError },
    ]);
    expect(planned[0]?.error).toMatchObject({ kind, remedy: expect.stringContaining('rights') as string });
  });

  it('says that a namespace is missing', async () => {
    expect(await apply(file(sensor('nowhere')), options())).toMatchObject([
      { applied: false, error: { kind: 'not-found' } },
    ]);
  });

  it('refuses a template before anything is sent', async () => {
    await expect(plan(file(sensor('{{ .Values.ns }}')), options())).rejects.toMatchObject({
      kind: 'invalid',
    });
  });

  it('can be cancelled', async () => {
    const stopped = AbortSignal.abort();
    await expect(plan(file(sensor('default')), { ...options(), signal: stopped })).rejects.toThrow();
  });
});

describe('a kubeconfig that cannot be used', () => {
  const folder = makeFolder();
  const written = (text: string): string => {
    const path = join(folder, `${Math.abs(hash(text))}.yaml`);
    writeFileSync(path, text);
    return path;
  };
  const cluster =
    'clusters: [{name: c, cluster: {server: "https://127.0.0.1:1"}}]\nusers: [{name: u, user: {}}]\ncontexts: [{name: x, context: {cluster: c, user: u}}]\n';

  it.each([
    ['does not exist', join(folder, 'missing.yaml'), 'no-kubeconfig'],
    ['is not YAML', written('a: [b'), 'broken-kubeconfig'],
    ['has no current context', written(`apiVersion: v1\nkind: Config\n${cluster}`), 'no-context'],
    ['names a context that is not there', written(`current-context: y\n${cluster}`), 'no-context'],
    ['leads nowhere', written(`current-context: x\n${cluster}`), 'unreachable'],
  ])('%s', async (_, kubeconfig, kind) => {
    await expect(plan(file(sensor('default')), { kubeconfig })).rejects.toMatchObject({ kind });
    await expect(plan(file(sensor('default')), { kubeconfig })).rejects.toBeInstanceOf(KubeError);
  });
});

function hash(text: string): number {
  return Array.from(text).reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) | 0, 7);
}

async function writeStatus(kubeconfig: string, namespace: string, body: KubernetesObject): Promise<void> {
  const { CustomObjectsApi } = await import('@kubernetes/client-node');
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  const api = config.makeApiClient(CustomObjectsApi);
  await api.replaceNamespacedCustomObjectStatus({
    group: 'argoproj.io',
    version: 'v1alpha1',
    namespace,
    plural: 'sensors',
    name: 's',
    body,
  });
}
