import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { inProcessEvaluator } from '../../../../emulator/runtime/inProcess.ts';
import { nodePorts } from '../../../../emulator/runtime/ports.ts';
import { START, testEmulator, type TestEmulator } from '../../../support/emulator.ts';
import { freePort } from '../../../support/rawHttp.ts';

const SECRET = '{name: hook, key: secret}';
const SOURCES = `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: {name: NAME}
spec:
  TYPE:
    e:
      ENTRY
      webhook: {endpoint: /NAME, port: "PORT", method: POST, url: "https://hooks.example.com"}
`;

const SNS = JSON.stringify({
  Type: 'Notification',
  MessageId: 'm',
  TopicArn: 'arn:aws:sns:us-east-1:123456789012:orders',
  Message: 'paid',
  Timestamp: '2026-01-02T03:04:05.000Z',
  Signature: 'RVhBTVBMRQ==',
  SigningCertURL: 'https://sns.example.com/cert.pem',
});
const JSON_BODY = { 'Content-Type': 'application/json' };
const NOW = String(START / 1_000);

/** What somebody sends who does not know the secret, and what comes back; upstream checks no signature of Stripe. */
const CASES = [
  {
    name: 'github',
    entry: `webhookSecret: ${SECRET}\n      events: ["*"]\n      repositories: [{owner: acme, names: [widgets]}]`,
    headers: { ...JSON_BODY, 'X-Hub-Signature-256': `sha256=${'0'.repeat(64)}` },
    body: '{}',
    answer: /^400 payload signature check failed$/,
  },
  {
    name: 'gitlab',
    entry: `secretToken: ${SECRET}\n      accessToken: ${SECRET}\n      projects: ["1"]\n      events: [PushEvents]\n      gitlabBaseURL: https://gitlab.example.com`,
    headers: { ...JSON_BODY, 'X-Gitlab-Token': 'guessed' },
    body: '{}',
    answer: /^400 token mismatch$/,
  },
  {
    name: 'slack',
    entry: `signingSecret: ${SECRET}\n      token: ${SECRET}`,
    headers: { ...JSON_BODY, 'X-Slack-Request-Timestamp': NOW, 'X-Slack-Signature': `v0=${'0'.repeat(64)}` },
    body: '{}',
    answer: /^401 signature validation failed, computed unexpected signature of: [0-9a-f]{64}$/,
  },
  {
    name: 'sns',
    entry:
      'topicArn: arn:aws:sns:us-east-1:123456789012:orders\n      region: us-east-1\n      validateSignature: true',
    headers: JSON_BODY,
    body: SNS,
    answer:
      /^400 failed to verify SigningCertURL, SigningCertURL hostname `sns\.example\.com` does not match/,
  },
  {
    name: 'stripe',
    entry: 'eventFilter: [charge.succeeded]',
    headers: { ...JSON_BODY, 'Stripe-Signature': 't=1,v1=0' },
    body: '{"type": "charge.succeeded", "data": {"object": {}}}',
    answer: /^200 success$/,
  },
];

describe('a signature that is forged', () => {
  let running: TestEmulator;
  let port: number;
  beforeAll(async () => {
    port = await freePort();
    const manifests = CASES.map(({ name, entry }) =>
      SOURCES.replaceAll('NAME', name)
        .replace('TYPE', name)
        .replace('ENTRY', entry)
        .replace('PORT', String(port)),
    );
    const evaluator = inProcessEvaluator(nodePorts(new Map([['hook/secret', 's3cr3t']])));
    running = await testEmulator(manifests.join('---\n'), { connect: true, evaluator });
  });
  afterAll(() => running.emulator.close());

  it.each(CASES)('is answered by $name as upstream does', async ({ name, headers, body, answer }) => {
    const response = await fetch(`http://127.0.0.1:${port}/${name}`, { method: 'POST', headers, body });
    expect(`${response.status} ${await response.text()}`).toMatch(answer);
    const received = running.steps.find(
      ({ subject, kind }) => kind === 'event.received' && subject === `${name}/e`,
    );
    expect(received?.verdict).toBe(response.ok ? 'passed' : 'error');
    expect(JSON.stringify(running.steps)).not.toContain('s3cr3t');
  });
});
