import { describe, expect, it } from 'vitest';
import type { SensorEvent } from '../../../../emulator/engine/event.ts';
import type { Execution, Outside } from '../../../../emulator/engine/triggers/outcome.ts';
import {
  resolveTrigger,
  TRIGGER_ORDER,
  triggerTypeOf,
  type TriggerType,
} from '../../../../emulator/engine/triggers/table.ts';
import { requestLines } from '../../../../emulator/engine/trace/requestText.ts';
import { PORTS } from '../../../../scripts/conformance/answers/ports.ts';
import type { TriggerTemplate } from '../../../../schemas/generated/types.ts';

const EVENT: SensorEvent = {
  context: {
    id: 'i',
    source: 's',
    specversion: '1.0',
    type: 'webhook',
    datacontenttype: 'application/json',
    subject: 'e',
    time: null,
  },
  data: '{"a":"x","n":1}',
};

function execution(outside?: Outside): Execution {
  return {
    sensorName: 'sensor',
    namespace: 'ns',
    triggerName: 't',
    events: { d: EVENT },
    ports: PORTS,
    where: { uri: '', document: 0, pointer: '' },
    ...(outside && { outside }),
  };
}

const PAYLOAD = [{ src: { dependencyName: 'd', dataKey: 'a' }, dest: 'k' }];
const SECRET = { name: 'mine', key: 'k' };
const REFERENCE = { kind: 'secret', ...SECRET };
const CHANGE = (dest: string) => [{ src: { dependencyName: 'd', dataKey: 'a' }, dest }];
const JOB = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'j' } };

type Blocks = { readonly [Type in TriggerType]: Required<TriggerTemplate>[Type] };

/** One block of each type, each with a secret if the type has any. */
const BLOCKS: Blocks = {
  k8s: { source: { resource: JOB } },
  argoWorkflow: { source: { resource: JOB }, operation: 'stop' },
  http: {
    url: 'http://h/',
    payload: PAYLOAD,
    secureHeaders: [{ name: 'S', valueFrom: { secretKeyRef: SECRET } }],
  },
  awsLambda: {
    functionName: 'a:b',
    region: 'eu-west-1',
    payload: PAYLOAD,
    accessKey: SECRET,
    secretKey: SECRET,
  },
  azureEventHubs: {
    fqdn: 'h.test',
    hubName: 'hub',
    sharedAccessKey: SECRET,
    sharedAccessKeyName: SECRET,
    payload: PAYLOAD,
  },
  azureServiceBus: { connectionString: SECRET, topicName: 'topic', payload: PAYLOAD },
  kafka: {
    url: 'a:1,b:2',
    topic: 'topic',
    payload: PAYLOAD,
    sasl: { userSecret: SECRET, passwordSecret: SECRET },
  },
  pulsar: { url: 'pulsar://p', topic: 'topic', payload: PAYLOAD, authTokenSecret: SECRET },
  nats: { url: 'nats://n', subject: 'sub', payload: PAYLOAD, auth: { token: SECRET } },
  slack: { slackToken: SECRET, channel: '#c', message: 'hi' },
  openWhisk: { host: 'h', actionName: 'act', payload: PAYLOAD, authToken: SECRET },
  custom: { serverURL: 'h:1', secure: true, certSecret: SECRET, spec: { a: '1' }, payload: PAYLOAD },
  log: {},
  email: {
    host: 'h',
    username: 'u',
    smtpPassword: SECRET,
    to: ['a@b.com'],
    from: 'f@b.com',
    subject: 's',
    body: 'b',
  },
};

function resolve<Type extends TriggerType>(
  type: Type,
  change: Partial<Blocks[Type]> = {},
  outside?: Outside,
) {
  const template: TriggerTemplate = { name: 't', [type]: { ...BLOCKS[type], ...change } };
  return resolveTrigger(type, template, execution(outside));
}

const WSKPROPS = 'APIHOST=whisk.test\nAUTH=hidden:value\n';
const VALUES: Outside = {
  value: () =>
    'Endpoint=sb://hidden.test/;SharedAccessKeyName=value;SharedAccessKey=-----BEGIN CERTIFICATE-----',
  wskprops: WSKPROPS,
};

describe.each(TRIGGER_ORDER)('%s', (type) => {
  it('resolves, and reads well', () => {
    const { request, error } = resolve(type, {}, VALUES);
    expect(error).toBeUndefined();
    expect(request && requestLines(request).length).toBeGreaterThan(0);
  });

  it('shows no secret', () => {
    const { request } = resolve(type, {}, VALUES);
    expect(JSON.stringify(request)).not.toMatch(/hidden|value:/);
  });
});

describe('what is sent', () => {
  it.each<[TriggerType, object, object]>([
    [
      'k8s',
      {},
      { verb: 'create', resource: 'jobs', namespace: 'ns', object: { metadata: { namespace: 'ns' } } },
    ],
    ['argoWorkflow', { args: ['-x'] }, { command: ['argo', '-n', 'ns', 'stop', 'j', '-x'] }],
    ['http', {}, { method: 'POST', body: '{"k":"x"}', headers: [{ name: 'S', value: '', from: REFERENCE }] }],
    ['http', { parameters: CHANGE('headers.H') }, { headers: [{ name: 'H', value: 'x' }, { name: 'S' }] }],
    [
      'awsLambda',
      {},
      { url: 'https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/a%3Ab/invocations' },
    ],
    ['azureEventHubs', {}, { body: '{"k":"x"}', sharedAccessKey: REFERENCE }],
    ['azureServiceBus', { queueName: 'q' }, { target: 'q', connectionString: REFERENCE }],
    [
      'kafka',
      { partitioningKey: '' },
      { brokers: ['a:1', 'b:2'], key: '', requiredAcks: -1, version: '1.0.0' },
    ],
    ['kafka', { parameters: CHANGE('topic') }, { topic: 'x' }],
    ['pulsar', {}, { topic: 'topic', value: '{"k":"x"}', token: REFERENCE }],
    ['nats', {}, { subject: 'sub', value: '{"k":"x"}', auth: { kind: 'token', from: REFERENCE } }],
    [
      'slack',
      {},
      {
        channel: 'c',
        fields: [
          ['attachments', '[]'],
          ['blocks', '[]'],
          ['channel', 'c'],
          ['text', 'hi'],
        ],
      },
    ],
    [
      'openWhisk',
      {},
      { url: 'https://whisk.test/api/v1/namespaces/_/actions/act?blocking=true&result=true' },
    ],
    ['openWhisk', { payload: [] }, { body: 'null\n' }],
    ['custom', {}, { spec: 'a: "1"\n', payload: '{"k":"x"}', certificate: REFERENCE }],
    ['log', {}, { lines: [{ dependency: 'd', message: EVENT.data }] }],
    [
      'email',
      { to: ['a@b.com', 'c@d.org'] },
      { mails: [{ to: 'a@b.com' }, { to: 'c@d.org' }], login: { username: 'u' } },
    ],
  ])('by %s with %j', (type, change, request) => {
    expect(resolve(type, change, { wskprops: WSKPROPS }).request).toMatchObject(request);
  });
});

describe('what upstream ignores is told', () => {
  it.each<[TriggerType, object, RegExp]>([
    ['nats', { parameters: CHANGE('subject') }, /^the subject stays the one of the template/],
    ['pulsar', { parameters: CHANGE('topic') }, /^the topic stays the one of the template/],
    ['awsLambda', { parameters: CHANGE('region') }, /^the region stays the one of the template/],
    ['slack', { parameters: CHANGE('channel') }, /^parameters of slack are computed and then ignored/],
    ['email', { parameters: CHANGE('body') }, /^parameters of email are computed and then ignored/],
    [
      'email',
      { from: 'Ü <u@b.com>' },
      /^every mail fails: gomail: could not send email 1: gomail: invalid address/,
    ],
    ['log', { intervalSeconds: 5 }, /^intervalSeconds has no effect/],
    [
      'kafka',
      { schemaRegistry: { url: 'http://r', schemaId: 7 } },
      /schema 7 of http:\/\/r, which is not at hand/,
    ],
    [
      'k8s',
      {
        operation: 'update',
        liveObject: true,
        source: { resource: { ...JOB, metadata: { name: 'j', namespace: 'n' } } },
      },
      /live object, which is not at hand/,
    ],
  ])('by %s with %j', (type, change, note) => {
    expect(resolve(type, change).notes?.[0]).toMatch(note);
  });
});

describe('errors', () => {
  const dead = 'invalid trigger t, could not find an implementation';
  const missing =
    'failed to get secret value of name: mine, key: k, open /argo-events/secrets/mine/k: no such file or directory';

  it.each<[TriggerType, string]>([
    ['awsLambda', `failed to create a AWS session, can not find access key, ${missing}`],
    ['nats', missing],
    ['pulsar', missing],
    ['slack', `failed to retrieve the slack token, ${missing}`],
    ['email', `failed to retrieve the smtp password, ${missing}`],
    ['openWhisk', `failed to retrieve auth token, ${missing}`],
  ])('%s without its secret', (type, cause) => {
    const outcome = resolve(type, {}, { value: () => undefined, wskprops: WSKPROPS });
    expect(outcome).toMatchObject({ error: dead, cause, stage: 'construction' });
  });

  it.each<[TriggerType, object, string]>([
    ['k8s', { operation: 'replace' }, 'failed to execute trigger, unknown operation type replace'],
    ['k8s', { source: undefined }, 'trigger source for k8s is empty'],
    [
      'k8s',
      { source: { inline: '[1]' } },
      'error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type map[string]interface {}',
    ],
    [
      'k8s',
      { source: { url: { path: 'http://m' } } },
      'the manifest is not at hand: it comes from the URL http://m; a file can stand for it',
    ],
    ['k8s', { source: { git: { url: 'g', filePath: '../x' } } }, '".." is not allowed in the filePath'],
    ['argoWorkflow', { operation: 'submit-from' }, 'failed to execute trigger, invalid kind Job'],
    [
      'http',
      { method: 'A B' },
      'failed to execute trigger, failed to construct request for http://h/, net/http: invalid method "A B"',
    ],
    ['http', { tls: {} }, dead],
    ['kafka', { payload: undefined }, 'failed to execute trigger, payload parameters are not specified'],
    ['kafka', { version: '1' }, dead],
    ['nats', { subject: 'a b' }, 'failed to execute trigger, nats: invalid subject'],
    ['slack', { channel: '' }, 'failed to execute trigger, no slack channel provided'],
    ['email', { to: [] }, "failed to execute trigger, to can't be empty"],
    ['email', { to: ['a+b@c.com'] }, "failed to execute trigger, to emailId can't be invalid a+b@c.com"],
    ['azureServiceBus', { topicName: '' }, dead],
    ['custom', { certSecret: undefined }, dead],
    ['openWhisk', {}, dead],
  ])('%s with %j', (type, change, error) => {
    expect(resolve(type, change).error).toBe(error);
  });
});

it('takes manifests from outside', () => {
  const source = { file: { path: '/m.yaml' } };
  const outside = { artifact: () => ({ text: 'kind: Job\napiVersion: batch/v1\ny: 1\n' }) };
  expect(resolve('k8s', { source }, outside).request).toMatchObject({
    resource: 'jobs',
    object: { true: 1 },
  });
});

it('takes the first of several types', () => {
  expect(triggerTypeOf({ name: 't', log: {}, http: BLOCKS.http })).toBe('http');
  expect(triggerTypeOf({ name: 't' })).toBeUndefined();
});
