import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { hasApiServer, NO_API_SERVER, startApiServer, type ApiServer } from '../../support/apiServer.ts';
import { runCli } from '../../support/cli.ts';
import { folder } from '../../support/folder.ts';

if (!hasApiServer()) console.log(NO_API_SERVER);

const MANIFEST =
  'apiVersion: argoproj.io/v1alpha1\nkind: EventBus\nmetadata: {name: cli-bus}\nspec: {jetstream: {version: latest}}\n';
const cwd = folder({ 'bus.yaml': MANIFEST });

describe.skipIf(!hasApiServer())('diff and apply', () => {
  let server: ApiServer;
  beforeAll(async () => {
    server = await startApiServer();
  }, 60_000);
  afterAll(() => server.stop());

  it('show what would change, apply only with --yes, and then find nothing to do', async () => {
    const run = (...args: string[]): ReturnType<typeof runCli> =>
      runCli([...args, '--kubeconfig', server.kubeconfig], cwd);
    const planned = await run('diff');
    expect(planned.err).toContain('context admin, namespace default');
    expect(planned.out).toContain('+ EventBus default/cli-bus: create');
    expect(planned.out).toContain('+    version: latest');
    expect(planned.exit).toBe(1);
    expect(await run('apply')).toMatchObject({
      exit: 1,
      out: expect.stringContaining('Add --yes to apply this.') as string,
    });
    expect(await run('apply', '--yes')).toMatchObject({
      exit: 0,
      out: expect.stringContaining('✓ EventBus default/cli-bus applied') as string,
    });
    expect(await run('diff')).toMatchObject({ exit: 0, out: '= EventBus default/cli-bus: no change\n' });
    expect(await run('diff', '--context', 'nobody')).toMatchObject({
      exit: 2,
      err: expect.stringContaining('Ask for the rights') as string,
    });
  });
});

it.each([
  ['no kubeconfig', ['--kubeconfig', 'missing'], 'There is no kubeconfig'],
  ['a kubeconfig without a context', ['--kubeconfig', 'bus.yaml'], 'The kubeconfig has no current context.'],
])('%s: says so', async (_, args, message) => {
  const { exit, err } = await runCli(['diff', ...args], cwd);
  expect(err).toContain(message);
  expect(exit).toBe(2);
});
