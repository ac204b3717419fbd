import { describe, expect, it } from 'vitest';

import type { FireOptions } from '../../../emulator/runtime/incoming.ts';
import { address, testEmulator, type TestEmulator } from '../../support/emulator.ts';

/** An event source `s` with one event `e`; the entry is YAML on one line. */
function eventSource(type: string, entry: string): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: {name: s}
spec:
  ${type}:
    e: ${entry}
`;
}

const SENSOR = `---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: {name: s}
spec:
  dependencies: [{name: d, eventSourceName: s, eventName: e}]
  triggers: [{template: {name: t, log: {}}}]
`;

async function fired(type: string, entry: string, options: FireOptions): Promise<TestEmulator> {
  const made = await testEmulator(eventSource(type, entry) + SENSOR);
  expect(made.emulator.summary().problems).toEqual([]);
  const { done } = await made.emulator.fire(address('s/e'), options);
  await done;
  return made;
}

const AT = '2026-01-02 03:04:05 +0000 UTC';
const SECRET = '{name: secret, key: k}';
const KAFKA = 'url: "k1:9092,k2:9092", topic: orders, partition: "2"';
const NATS = 'url: "nats://x", subject: orders.*.created';
const FILE = 'eventType: CREATE, watchPathConfig: {directory: /in, pathRegexp: csv$}';
const SQS = 'region: r, queue: q';
const RESOURCE = 'group: "", version: v1, resource: pods, eventTypes: [ADD]';
const MINIO = 'endpoint: e, bucket: {name: b}, accessKey: {key: a, name: a}, secretKey: {key: a, name: a}';
const LABELLED =
  '{"type": "ADD", "object": {"kind": "Pod", "metadata": {"labels": {"app": "shop", "size": "5"}}}}';
/** Label requirements that the pod does not meet. */
const LABELS = [
  ['{key: app, value: cart}', 'app = cart, and the label is shop'],
  ['{key: app, operation: "==", value: cart}', 'app == cart, and the label is shop'],
  ['{key: app, operation: "!=", value: shop}', 'app != shop, and the label is shop'],
  ['{key: app, operation: in, value: "cart,till"}', 'app in cart,till, and the label is shop'],
  ['{key: app, operation: notin, value: "cart,shop"}', 'app notin cart,shop, and the label is shop'],
  ['{key: tier, operation: exists}', 'tier exists, and there is no such label'],
  ['{key: app, operation: "!"}', 'app !, and the label is shop'],
  ['{key: size, operation: gt, value: "5"}', 'size gt 5, and the label is 5'],
  ['{key: size, operation: lt, value: "5"}', 'size lt 5, and the label is 5'],
] as const;
/** Label requirements that it meets. */
const MET =
  '{key: app, value: shop}, {key: app, operation: in, value: "cart,shop"}, {key: tier, operation: notin, value: x}, {key: tier, operation: "!="}, {key: app, operation: exists}, {key: tier, operation: "!"}, {key: size, operation: gt, value: "4"}, {key: size, operation: lt, value: "6"}';
const POD = '{"type": "ADD", "object": {"kind": "Pod", "big": 12345678901234567890, "a": 1}}';

describe('a message that is fired', () => {
  it.each<[string, string, string, FireOptions, string]>([
    [
      'in base64',
      'nats',
      `{${NATS}}`,
      { payload: 'a' },
      '{"subject":"orders.example.created","body":"YQ=="}',
    ],
    [
      'as JSON, compact',
      'nats',
      `{${NATS}, jsonBody: true, metadata: {a: b}}`,
      { payload: '{"n": 1.0}\n' },
      '{"subject":"orders.example.created","body":{"n":1.0},"metadata":{"a":"b"}}',
    ],
    [
      'with what the server gives to it',
      'kafka',
      `{${KAFKA}, jsonBody: true}`,
      { payload: '1' },
      `{"topic":"orders","key":"","partition":2,"body":1,"timestamp":"${AT}","headers":{}}`,
    ],
    [
      'with what the sample says of it',
      'kafka',
      `{${KAFKA}, jsonBody: true}`,
      { payload: '1', sample: 'order' },
      `{"topic":"orders","key":"order-42","partition":2,"body":1,"timestamp":"${AT}","headers":{"content-type":"application/json","traceparent":"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"}}`,
    ],
    [
      'as a text',
      'redis',
      '{hostAddress: h, channels: [c]}',
      { payload: 'hi' },
      '{"channel":"c","pattern":"","body":"hi"}',
    ],
    [
      'encoded, where the source decodes',
      'azureQueueStorage',
      '{storageAccountName: a, queueName: q, decodeMessage: true, jsonBody: true}',
      { payload: '[]' },
      '{"body":[],"messageID":"00000000-0000-4000-8000-000000000001","insertionTime":"2026-01-02T03:04:05Z"}',
    ],
    [
      'with an id, which Event Hubs need',
      'azureEventsHub',
      '{fqdn: f, hubName: h}',
      { payload: 'a' },
      '{"id":"00000000-0000-4000-8000-000000000001","partitionKey":"","body":"YQ=="}',
    ],
    [
      'as the change of a file below the watched folder',
      'file',
      `{${FILE}}`,
      { payload: '{"name": "a.csv", "op": "CREATE"}' },
      '{"name":"/in/a.csv","op":1,"metadata":null}',
    ],
    [
      'as the change of the file that the entry names',
      'sftp',
      `{eventType: REMOVE, watchPathConfig: {directory: /in/, path: a.csv}, address: ${SECRET}, username: ${SECRET}, password: ${SECRET}}`,
      { payload: '{}' },
      '{"name":"a.csv","op":4,"metadata":null}',
    ],
    [
      'as the change of an object, integers in full',
      'resource',
      `{${RESOURCE}, filter: {afterStart: true}}`,
      { payload: POD },
      '{"type":"ADD","body":{"a":1,"big":12345678901234567890,"kind":"Pod"},"oldBody":null,"group":"","version":"v1","resource":"pods"}',
    ],
    [
      'as an entry of a stream',
      'redisStream',
      '{hostAddress: h, streams: [orders]}',
      { payload: '{"values": {"n": 1, "s": "t"}}' },
      '{"stream":"orders","message_id":"1767323045000-0","values":{"n":"1","s":"t"}}',
    ],
    [
      'as a firing of a schedule',
      'calendar',
      '{interval: 10s, metadata: {a: b}}',
      { payload: '{}' },
      `{"eventTime":"${AT} m=+0.000000000","metadata":{"a":"b"}}`,
    ],
    [
      'as the change of an object with the labels that are asked for',
      'resource',
      `{${RESOURCE}, filter: {labels: [${MET}]}}`,
      { payload: LABELLED },
      '{"type":"ADD","body":{"kind":"Pod","metadata":{"labels":{"app":"shop","size":"5"}}},"oldBody":null,"group":"","version":"v1","resource":"pods"}',
    ],
    ['as finished event data', 'nats', `{${NATS}}`, { payload: '{"any": 1}', isData: true }, '{"any":1}'],
  ])('reaches the bus %s', async (_, type, entry, options, data) => {
    const { steps, verdicts } = await fired(type, entry, options);
    expect(steps[0]?.output).toMatchObject({ data });
    expect(verdicts()).toContain('trigger.request dry');
  });

  it.each<[string, string, string, FireOptions, string, string]>([
    [
      'is no JSON',
      'nats',
      `{${NATS}, jsonBody: true}`,
      { payload: 'hello' },
      'error',
      "json: error calling MarshalJSON for type *json.RawMessage: invalid character 'h' looking for beginning of value: the message is lost",
    ],
    [
      'is no JSON, in a queue',
      'sqs',
      `{${SQS}, jsonBody: true}`,
      { payload: 'x' },
      'error',
      'the message is deleted from the queue',
    ],
    [
      'is no JSON, in a queue with dlq',
      'sqs',
      `{${SQS}, jsonBody: true, dlq: true}`,
      { payload: 'x' },
      'error',
      'the message stays in the queue',
    ],
    [
      'is no JSON, in a topic',
      'kafka',
      `{${KAFKA}, jsonBody: true}`,
      { payload: 'x' },
      'error',
      'the message is not acknowledged',
    ],
    [
      'is of another operation',
      'file',
      `{${FILE}}`,
      { payload: '{"name": "a.csv", "op": "REMOVE"}' },
      'failed',
      'the event source leaves it out: the operation is REMOVE, not CREATE',
    ],
    [
      'is of another name',
      'file',
      `{${FILE}}`,
      { payload: '{"name": "a.txt"}' },
      'failed',
      'the event source leaves it out: /a.txt does not match csv$',
    ],
    [
      'is of another kind of change',
      'resource',
      `{${RESOURCE}}`,
      { payload: POD.replace('ADD', 'DELETE') },
      'failed',
      'the event source leaves it out: DELETE is not among eventTypes',
    ],
    ...LABELS.map(
      ([selector, why]) =>
        [
          `has not the labels of ${selector}`,
          'resource',
          `{${RESOURCE}, filter: {labels: [${selector}]}}`,
          { payload: LABELLED },
          'failed',
          `the API server does not send it: filter.labels asks for ${why}`,
        ] as [string, string, string, FireOptions, string, string],
    ),
    [
      'is of an event that MinIO was not asked for',
      'minio',
      `{${MINIO}, events: ["s3:ObjectCreated:*", "s3:ObjectRemoved:DeleteMarkerCreated"]}`,
      { sample: 'object-removed' },
      'failed',
      'MinIO does not send it: s3:ObjectRemoved:Delete is not among events',
    ],
    [
      'has another prefix',
      'minio',
      `{${MINIO}, filter: {prefix: outgoing/, suffix: .csv}}`,
      {},
      'failed',
      'MinIO does not send it: the key incoming/report.csv does not begin with outgoing/',
    ],
    [
      'has another suffix',
      'minio',
      `{${MINIO}, filter: {prefix: incoming/, suffix: .txt}}`,
      {},
      'failed',
      'MinIO does not send it: the key incoming/report.csv does not end with .txt',
    ],
  ])('that %s does not reach the bus', async (_, type, entry, options, verdict, why) => {
    const { steps } = await fired(type, entry, options);
    expect(steps).toHaveLength(1);
    expect(steps[0]).toMatchObject({ kind: 'event.received', verdict });
    expect(steps[0]?.why).toContain(why);
  });

  it('goes through the filter of its source', async () => {
    const filter = 'filter: {expression: "body.n == 1"}';
    const { verdicts } = await fired('nats', `{${NATS}, jsonBody: true, ${filter}}`, { payload: '{"n": 2}' });
    expect(verdicts()).toEqual(['event.received passed', 'source.filter failed']);
  });

  it('has the id that Kafka gives to it, so that each is another event', async () => {
    const { emulator, steps } = await fired('kafka', `{${KAFKA}}`, {});
    await (
      await emulator.fire(address('s/e'), {})
    ).done;
    const ids = steps.map((step) =>
      step.kind === 'bus.published' ? step.output?.event.context.id : undefined,
    );
    expect(ids.filter((id) => id !== undefined)).toEqual([
      's:e:k1:9092:orders:2:0',
      's:e:k1:9092:orders:2:1',
    ]);
  });

  it.each<[string, string, string, FireOptions, string]>([
    ['no notification', 'minio', `{${MINIO}}`, { payload: '{}' }, 'The payload of minio is {"Records": ['],
    [
      'no JSON',
      'resource',
      `{${RESOURCE}}`,
      { payload: 'kind: Pod' },
      'The payload of resource is {"type": "ADD", "object": {…}}',
    ],
    [
      'no moment',
      'calendar',
      '{interval: 10s}',
      { payload: '{"time": "noon"}' },
      'The payload of calendar is {"time": "2026-01-01T00:00:00Z"}.',
    ],
    ['no event data', 'nats', `{${NATS}}`, { payload: 'x', isData: true }, 'The payload is not JSON'],
  ])('is refused when its payload is %s', async (_, type, entry, options, message) => {
    await expect(fired(type, entry, options)).rejects.toThrow(message);
  });
});

describe('without a name', () => {
  it.each([
    ['file', `{${FILE.replace('CREATE', 'REMOVE')}}`, 'remove'],
    ['resource', `{${RESOURCE}}`, 'pod-added'],
    ['resource', `{${RESOURCE.replace('pods', 'deployments').replace('ADD', 'DELETE')}}`, 'workflow-deleted'],
    [
      'gitlab',
      '{events: [PipelineEvents], gitlabBaseURL: g, projects: [p], accessToken: {name: secret, key: k}, webhook: {endpoint: /g, port: "1"}}',
      'pipeline',
    ],
    [
      'github',
      '{events: ["*"], repositories: [{owner: o, names: [w]}], webhook: {endpoint: /g, port: "1"}}',
      'push',
    ],
  ])('the sample of %s is the one that %s asks for', async (type, entry, name) => {
    const { emulator } = await testEmulator(eventSource(type, entry));
    expect(emulator.summary().problems).toEqual([]);
    expect(emulator.sample(address('s/e'), undefined).name).toBe(name);
  });
});
