import { createHmac } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { utf8Bytes } from '../../../../emulator/engine/encoding.ts';
import {
  answerOf,
  type HttpMessage,
  type RemoteAnswer,
} from '../../../../emulator/engine/sources/message.ts';
import { receiveMessage } from '../../../../emulator/engine/sources/table.ts';
import { nodePorts } from '../../../../emulator/runtime/ports.ts';

const NOW = Date.parse('2026-07-18T10:00:00Z');
const SECRET = { name: 'n', key: 'k' };
const webhook = { endpoint: '/x', port: '12000', url: 'http://me.example.com' };
const BB = { webhook, bitbucketserverBaseURL: 'https://bb/rest', accessToken: SECRET };
const SNS = { webhook, topicArn: 'arn:t', region: 'us-east-1' };
const SLACK = { webhook, signingSecret: SECRET, token: SECRET };
const NO_SIGNATURE = { ...SLACK, signingSecret: { name: 'none', key: 'k' } };
const REFS = { 'X-Event-Key': 'repo:refs_changed' };
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const PULLS = 'GET https://bb/rest/api/1.0/projects/P/repos/r/commits/aaa/pull-requests?limit=500&start=';

interface Case {
  readonly name: string;
  readonly type: string;
  readonly entry: object;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly remote?: Readonly<Record<string, RemoteAnswer>>;
  /** Status and text of the answer; 0 if the connection is closed without one. */
  readonly answer: readonly [status: number, body: string];
  /** Parts of the event data; nothing is published without. */
  readonly events?: readonly string[];
}

const ok = (body: string): RemoteAnswer => ({ status: 200, body });
const refsOf = (...changes: string[]): string =>
  `{"repository":{"slug":"r","project":{"key":"P"}},"changes":[${changes.join(',')}]}`;
const BRANCH = '{"ref":{"type":"BRANCH"},"toHash":"aaa","type":"UPDATE"}';
const TAG = '{"ref":{"type":"TAG"},"toHash":"bbb","type":"ADD"}';

const CASES: readonly Case[] = [
  {
    name: 'gitlab without its token',
    type: 'gitlab',
    entry: { webhook, secretToken: SECRET },
    body: '{}',
    answer: [400, 'token mismatch'],
  },
  {
    name: 'gitlab with its token',
    type: 'gitlab',
    entry: { webhook, secretToken: SECRET },
    body: '{ }',
    headers: { 'x-gitlab-token': 's3cr3t' },
    answer: [200, 'success'],
    events: ['"body":{}'],
  },
  {
    name: 'gitlab whose hooks are not managed',
    type: 'gitlab',
    entry: { webhook: { ...webhook, url: '' }, secretToken: SECRET },
    body: '{}',
    answer: [200, 'success'],
    events: ['"body":{}'],
  },
  {
    name: 'gerrit with text',
    type: 'gerrit',
    entry: { webhook },
    body: 'hello',
    answer: [400, 'invalid event'],
  },
  {
    name: 'bitbucket with too much',
    type: 'bitbucket',
    entry: { webhook: { ...webhook, maxPayloadSize: 1 } },
    body: '{}',
    answer: [400, 'http: request body too large'],
  },
  {
    name: 'bitbucketserver says success twice',
    type: 'bitbucketserver',
    entry: BB,
    body: '{}',
    answer: [200, 'successsuccess'],
    events: ['"body":{}'],
  },
  {
    name: 'bitbucketserver with a short signature',
    type: 'bitbucketserver',
    entry: { ...BB, projects: ['P'], webhookSecret: SECRET },
    body: '{}',
    headers: { 'X-Hub-Signature': 'sha' },
    answer: [0, ''],
  },
  {
    name: 'one event per change',
    type: 'bitbucketserver',
    entry: { ...BB, oneEventPerChange: true },
    body: refsOf(BRANCH, TAG),
    headers: REFS,
    answer: [200, 'successsuccesssuccess'],
    events: ['"toHash":"aaa"', '"toHash":"bbb"'],
  },
  {
    name: 'a branch in an open pull request, on the second page',
    type: 'bitbucketserver',
    entry: { ...BB, skipBranchRefsChangedOnOpenPR: true },
    body: refsOf(BRANCH),
    headers: REFS,
    remote: {
      [`${PULLS}0`]: ok('{"isLastPage":false,"nextPageStart":1}'),
      [`${PULLS}1`]: ok('{"isLastPage":true,"values":[{"state":"OPEN"}]}'),
    },
    answer: [200, 'success'],
  },
  {
    name: 'a branch in none',
    type: 'bitbucketserver',
    entry: { ...BB, skipBranchRefsChangedOnOpenPR: true },
    body: refsOf(BRANCH),
    headers: REFS,
    remote: { [`${PULLS}0`]: ok('{"isLastPage":true}') },
    answer: [200, 'successsuccess'],
    events: ['"toHash":"aaa"'],
  },
  {
    name: 'no token to ask for pull requests',
    type: 'bitbucketserver',
    entry: { ...BB, accessToken: undefined, skipBranchRefsChangedOnOpenPR: true },
    body: refsOf(BRANCH),
    headers: REFS,
    answer: [0, ''],
  },
  {
    name: 'stripe of another type',
    type: 'stripe',
    entry: { webhook, eventFilter: ['a'] },
    body: '{"type":"b"}',
    answer: [400, 'invalid event'],
  },
  {
    name: 'stripe null and a filter',
    type: 'stripe',
    entry: { webhook, eventFilter: ['a'] },
    body: 'null',
    answer: [0, ''],
  },
  {
    name: 'stripe without an object',
    type: 'stripe',
    entry: { webhook },
    body: '{"data":{}}',
    answer: [400, 'failed to parse the event'],
  },
  {
    name: 'sns confirmation',
    type: 'sns',
    entry: SNS,
    body: '{"Type":"SubscriptionConfirmation","Token":"t"}',
    answer: [200, ''],
  },
  {
    name: 'sns in YAML',
    type: 'sns',
    entry: SNS,
    body: 'Type: Notification',
    answer: [
      400,
      "json: error calling MarshalJSON for type *json.RawMessage: invalid character 'T' looking for beginning of value",
    ],
  },
  {
    name: 'sns with an escape that YAML has not',
    type: 'sns',
    entry: SNS,
    body: '{"Type":"Notification",\n"Message":"a\\/b"}',
    answer: [400, 'error converting YAML to JSON: yaml: line 2: found unknown escape character'],
  },
  {
    name: 'sns signed by nobody',
    type: 'sns',
    entry: { ...SNS, validateSignature: true },
    body: '{"Type":"Notification"}',
    answer: [
      400,
      'failed to verify SigningCertURL, SigningCertURL hostname `` does not match `^sns\\.[a-zA-Z0-9\\-]{3,}\\.amazonaws\\.com(\\.cn)?$`',
    ],
  },
  {
    name: 'storageGrid without records and a prefix',
    type: 'storageGrid',
    entry: { webhook, filter: { prefix: 'a' } },
    body: 'Action=a',
    answer: [0, ''],
  },
  {
    name: 'slack challenge',
    type: 'slack',
    entry: NO_SIGNATURE,
    body: '{"type":"url_verification","token":"s3cr3t","challenge":"c"}',
    answer: [200, 'csuccess'],
  },
  {
    name: 'slack without an event',
    type: 'slack',
    entry: NO_SIGNATURE,
    body: '{"type":"event_callback","token":"s3cr3t"}',
    answer: [0, ''],
  },
  {
    name: 'slack without a signature',
    type: 'slack',
    entry: SLACK,
    body: '{}',
    answer: [401, 'cannot create secrets verifier, missing headers'],
  },
  {
    name: 'slack command',
    type: 'slack',
    entry: SLACK,
    body: 'command=%2Fx',
    headers: { ...signed('command=%2Fx'), 'Content-Type': 'application/x-www-form-urlencoded' },
    answer: [200, 'success'],
    events: ['"command":"/x"'],
  },
];

/** What each type answers to a body that ends too early. */
const CUT_OFF: readonly (readonly [
  type: string,
  entry: object,
  headers: Readonly<Record<string, string>>,
  status: number,
  body: string,
])[] = [
  [
    'webhook',
    { ...webhook, method: 'POST' },
    {},
    400,
    'failed to parse request body, unexpected EOF'.repeat(2),
  ],
  ['webhook', { ...webhook, method: 'POST' }, FORM, 500, 'unexpected EOF'.repeat(2)],
  ['github', { webhook }, { 'Content-Type': 'application/json' }, 400, 'unexpected EOF'],
  ['gitlab', { webhook }, {}, 400, 'unexpected EOF'],
  ['bitbucket', { webhook }, {}, 400, 'unexpected EOF'],
  [
    'bitbucketserver',
    BB,
    {},
    400,
    'failed to validate bitbucketserver webhook request: failed to parse request body: unexpected EOF',
  ],
  ['gerrit', { webhook }, {}, 400, 'unexpected EOF'],
  ['stripe', { webhook }, {}, 503, ''],
  ['sns', SNS, {}, 400, 'unexpected EOF'],
  ['storageGrid', { webhook }, {}, 400, ''],
  ['slack', SLACK, signed('{}'), 401, 'failed to parse request body, unexpected EOF'],
  [
    'slack',
    NO_SIGNATURE,
    {},
    500,
    'failed to fetch request body, failed to parse request body, unexpected EOF',
  ],
  ['slack', NO_SIGNATURE, FORM, 500, 'unexpected EOF'],
];

function signed(body: string): Readonly<Record<string, string>> {
  const timestamp = String(NOW / 1000);
  const digest = createHmac('sha256', 's3cr3t').update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'X-Slack-Request-Timestamp': timestamp, 'X-Slack-Signature': `v0=${digest}` };
}

describe('a request', () => {
  it.each(CUT_OFF)('to %s that ends too early: %j %j', (type, entry, headers, status, body) => {
    const message: HttpMessage = {
      method: 'POST',
      target: '/x',
      headers: Object.entries(headers),
      body: utf8Bytes('{}'),
      bodyError: 'unexpected EOF',
    };
    const ports = { ...nodePorts(new Map([['n/k', 's3cr3t']])), now: () => NOW };
    const incoming = { eventSource: 's', eventName: 'e', namespace: 'n', via: 'http', message } as const;
    expect(receiveMessage(type, entry, incoming, ports).answer).toEqual({ status, body });
  });

  it.each(CASES)('$name', ({ type, entry, body, headers = {}, remote = {}, answer, events = [] }) => {
    const secrets = new Map([['n/k', 's3cr3t']]);
    const ports = { ...nodePorts(secrets, new Map(Object.entries(remote))), now: () => NOW };
    const message: HttpMessage = {
      method: 'POST',
      target: '/x',
      headers: Object.entries(headers),
      body: utf8Bytes(body),
    };
    const address = { eventSource: 's', eventName: 'e', namespace: 'n' };
    const received = receiveMessage(type, entry, { ...address, via: 'http', message }, ports);
    const said = answerOf(
      received,
      received.events.map(() => false),
    );
    expect([said.status, said.body]).toEqual(answer);
    expect(received.events).toEqual(events.map((part): unknown => expect.stringContaining(part)));
  });

  it.each([
    [
      { events: ['{}'], answer: { status: 200, body: '' } },
      { status: 500, body: 'failed to record event' },
    ],
    [
      { events: ['{}', '{}'], answer: { status: 200, body: '' }, tail: 'success' },
      { status: 500, body: 'failed to record eventfailed to record eventsuccess' },
    ],
    [
      { events: ['{}'], answer: { status: 200, body: 'xml' } },
      { status: 200, body: 'xmlfailed to record event' },
    ],
  ])('that the bus refuses: %j', (received, answer) => {
    expect(
      answerOf(
        received,
        received.events.map(() => true),
      ),
    ).toEqual(answer);
  });
});
