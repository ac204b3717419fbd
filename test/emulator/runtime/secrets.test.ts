import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { address, testEmulator, type TestEmulator } from '../../support/emulator.ts';
import { sensor, webhook } from '../../support/manifests.ts';

const VALUE = 'not-to-be-seen';
const KNOWN = 'secrets: [{name: hook, key: k, env: TEST_HOOK_SECRET}]\n';
const BODY = '{"ref": "refs/heads/main"}';

const source = (spec: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata: {name: hook}\nspec:\n  ${spec}\n---\n`;
const GITHUB = source(
  'github: {e: {webhook: {endpoint: /e, method: POST, port: "0"}, repositories: [{owner: o, names: [repo]}], events: ["*"], webhookSecret: {name: hook, key: k}}}',
);
const BEARER = source(
  'webhook: {e: {endpoint: /e, method: POST, port: "0", authSecret: {name: hook, key: k}}}',
);
const GITLAB = source(
  'gitlab: {e: {webhook: {endpoint: /e, method: POST, port: "0", url: "http://x"}, events: [PushEvents], projects: [a/b], accessToken: {name: a, key: k}, secretToken: {name: hook, key: k}, gitlabBaseURL: "https://x"}}',
);
const LOG = sensor('log: {}');
const signed = (value: string): Record<string, string> => ({
  'X-Hub-Signature-256': `sha256=${createHmac('sha256', value).update(BODY).digest('hex')}`,
});
const bearer = (value: string): Record<string, string> => ({ Authorization: `Bearer ${value}` });
const token = (value: string): Record<string, string> => ({ 'X-Gitlab-Token': value });

const open: TestEmulator[] = [];
beforeEach(() => vi.stubEnv('TEST_HOOK_SECRET', VALUE));
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(open.splice(0).map(({ emulator }) => emulator.close()));
});

it.each<[string, string, string, Record<string, string>, number, RegExp]>([
  ['a signature of GitHub', GITHUB, KNOWN, signed(VALUE), 200, /^an HTTP request came in$/],
  ['a forged one', GITHUB, KNOWN, signed('guessed'), 400, /payload signature check failed$/],
  ['a bearer token', BEARER, KNOWN, bearer(VALUE), 200, /^an HTTP request came in$/],
  ['a wrong one', BEARER, KNOWN, bearer('guessed'), 401, /Invalid Auth token$/],
  ['a token of GitLab', GITLAB, KNOWN, token(VALUE), 200, /^an HTTP request came in$/],
  ['a wrong one', GITLAB, KNOWN, token('guessed'), 400, /token mismatch$/],
  [
    'a signature by a secret that nothing tells',
    GITHUB,
    '',
    signed(VALUE),
    400,
    /; the key k of the Secret hook is not known here: `secrets` in \.argo-events\.yaml can say where it is$/,
  ],
  [
    'a token that cannot be checked',
    GITLAB,
    '',
    token('guessed'),
    200,
    /^an HTTP request came in; the key k of the Secret hook is not known here/,
  ],
  [
    'a variable that is not set',
    GITHUB,
    KNOWN.replace('TEST_HOOK_SECRET', 'TEST_NO_SUCH_VARIABLE'),
    signed(VALUE),
    400,
    /is not known here: the environment variable TEST_NO_SUCH_VARIABLE is not set$/,
  ],
  [
    'a file that is not there',
    GITHUB,
    'secrets: [{name: hook, key: k, file: no/such.file}]\n',
    signed(VALUE),
    400,
    /is not known here: no\/such\.file is not there$/,
  ],
])('checks real requests: %s', async (_, manifest, config, headers, status, why) => {
  const running = await testEmulator(manifest + LOG, { connect: true }, config);
  open.push(running);
  expect(running.emulator.summary().problems).toEqual([]);
  const [listener] = running.emulator.summary().listeners;
  const response = await fetch(listener?.url ?? '', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: BODY,
  });
  expect({ status: response.status, why: running.steps[0]?.why }).toEqual({
    status,
    why: expect.stringMatching(why) as string,
  });
  // Upstream puts GitLab's header into the event data.
  if (manifest !== GITLAB) expect(JSON.stringify(running.steps)).not.toContain(VALUE);
});

it('sends them live, and takes them out of what comes back', async () => {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers['x-token']?.toString() ?? '', request.headers.authorization ?? '');
    response.end(`you sent ${seen.join(' and ')}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const ref = '{name: hook, key: k}';
  const http = sensor(
    `http: {url: "http://127.0.0.1:${port}", method: POST, basicAuth: {username: ${ref}, password: ${ref}}, secureHeaders: [{name: X-Part, valueFrom: {secretKeyRef: {name: hook, key: part}}}, {name: X-Token, valueFrom: {secretKeyRef: ${ref}}}]}`,
  );
  vi.stubEnv('TEST_HOOK_PART', VALUE.slice(0, 5));
  const known = KNOWN.replace(']', ', {name: hook, key: part, env: TEST_HOOK_PART}]');
  const running = await testEmulator(webhook(12000) + http, {}, known);
  open.push(running);
  running.emulator.setLive(['argo-events/s/t']);
  await (
    await running.emulator.fire(address('hook/e'), { payload: '{}' })
  ).done;
  server.close();
  expect(seen[0]).toBe(VALUE);
  const basic = Buffer.from(`${VALUE}:${VALUE}`).toString('base64');
  expect(seen[1]).toBe(`Basic ${basic}`);
  expect(running.steps.at(-1)).toMatchObject({
    kind: 'trigger.result',
    output: { status: 200, body: 'you sent *** and Basic ***' },
  });
  const trace = JSON.stringify(running.steps);
  expect(trace).not.toContain(VALUE);
  expect(trace).not.toContain(basic);
});
