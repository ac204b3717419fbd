import type { Sample } from '../../emulator/engine/sources/samples/table.ts';

const SECRET = { name: 'secret', key: 'key' };
const webhook = { endpoint: '/events', port: '12000', method: 'POST', url: 'https://hooks.example.com' };
const change = ({ asks: [operation = ''] = [] }: Sample): string => operation;

/** An entry of each event source type that asks for a sample, and for all the credentials that it can ask for. */
export const SAMPLE_ENTRIES: Readonly<Record<string, (sample: Sample) => object>> = {
  amqp: () => ({
    url: 'amqp://rabbitmq.example.com:5672',
    exchangeName: 'orders',
    exchangeType: 'topic',
    routingKey: 'orders.*',
    jsonBody: true,
  }),
  azureEventsHub: () => ({ fqdn: 'shop.servicebus.windows.net', hubName: 'telemetry' }),
  azureQueueStorage: () => ({ storageAccountName: 'shop', queueName: 'orders', jsonBody: true }),
  azureServiceBus: () => ({ connectionString: SECRET, queueName: 'orders', jsonBody: true }),
  bitbucket: ({ asks = [] }) => ({
    webhook,
    auth: { basic: { username: SECRET, password: SECRET } },
    events: asks,
    repositories: [{ owner: 'acme', repositorySlug: 'widgets' }],
  }),
  bitbucketserver: ({ asks = [] }) => ({
    webhook,
    bitbucketserverBaseURL: 'https://bitbucket.example.com/rest',
    accessToken: SECRET,
    webhookSecret: SECRET,
    projects: ['ACME'],
    events: asks,
    oneEventPerChange: true,
  }),
  calendar: () => ({ schedule: '0 8 * * *' }),
  emitter: () => ({
    broker: 'tcp://emitter.example.com:8080',
    channelKey: 'key',
    channelName: 'readings/',
    jsonBody: true,
  }),
  file: (sample) => ({
    eventType: change(sample),
    watchPathConfig: { directory: '/incoming/', pathRegexp: String.raw`\.csv$` },
  }),
  generic: () => ({ url: 'generic.example.com:8080', config: 'orders', insecure: true, jsonBody: true }),
  gerrit: ({ asks = [] }) => ({
    webhook,
    hookName: 'argo-events',
    gerritBaseURL: 'https://gerrit.example.com',
    auth: { username: SECRET, password: SECRET },
    events: asks,
    projects: ['widgets'],
  }),
  github: ({ asks = ['*'] }) => ({
    webhook: { ...webhook, authSecret: SECRET },
    webhookSecret: SECRET,
    apiToken: SECRET,
    events: asks,
    repositories: [{ owner: 'acme', names: ['widgets'] }],
  }),
  gitlab: ({ asks = [] }) => ({
    webhook,
    gitlabBaseURL: 'https://gitlab.example.com',
    accessToken: SECRET,
    secretToken: SECRET,
    projects: ['acme/widgets'],
    events: asks,
  }),
  hdfs: (sample) => ({
    addresses: ['namenode.example.com:8020'],
    hdfsUser: 'root',
    directory: '/incoming/',
    pathRegexp: String.raw`\.csv$`,
    type: change(sample),
  }),
  kafka: () => ({ url: 'kafka.example.com:9092', topic: 'orders', partition: '0', jsonBody: true }),
  minio: ({ asks = [] }) => ({
    endpoint: 'minio.example.com:9000',
    bucket: { name: 'reports' },
    events: asks,
    accessKey: SECRET,
    secretKey: SECRET,
  }),
  mns: () => ({
    accessKey: SECRET,
    secretKey: SECRET,
    queue: 'orders',
    endpoint: 'http://mns.example.com',
  }),
  mqtt: () => ({
    url: 'tcp://mqtt.example.com:1883',
    topic: 'readings/+',
    clientId: 'argo-events',
    jsonBody: true,
  }),
  nats: () => ({ url: 'nats://nats.example.com:4222', subject: 'orders.>', jsonBody: true }),
  nsq: () => ({
    hostAddress: 'nsqlookupd.example.com:4161',
    topic: 'orders',
    channel: 'argo-events',
    jsonBody: true,
  }),
  pubSub: () => ({ projectID: 'shop', topic: 'orders', subscriptionID: 'argo-events', jsonBody: true }),
  pulsar: () => ({
    url: 'pulsar://pulsar.example.com:6650',
    topics: ['orders'],
    type: 'shared',
    jsonBody: true,
  }),
  redis: () => ({ hostAddress: 'redis.example.com:6379', channels: ['orders'], jsonBody: true }),
  redisStream: () => ({ hostAddress: 'redis.example.com:6379', streams: ['orders'] }),
  resource: ({ asks: [type = '', resource = ''] = [] }) => ({
    ...(resource === 'workflows'
      ? { group: 'argoproj.io', version: 'v1alpha1' }
      : { group: '', version: 'v1' }),
    resource,
    eventTypes: [type],
    filter: { afterStart: true },
  }),
  sftp: (sample) => ({
    username: SECRET,
    password: SECRET,
    address: SECRET,
    eventType: change(sample),
    watchPathConfig: { directory: '/incoming/', pathRegexp: String.raw`\.csv$` },
  }),
  slack: () => ({ webhook, signingSecret: SECRET, token: { name: 'secret', key: 'token' } }),
  sns: () => ({ webhook, topicArn: 'arn:aws:sns:us-east-1:123456789012:orders', region: 'us-east-1' }),
  sqs: () => ({ region: 'us-east-1', queue: 'orders', jsonBody: true }),
  storageGrid: ({ asks = [] }) => ({
    webhook,
    events: asks,
    topicArn: 'urn:h:sns:us-east::my_topic_1',
    bucket: 'my-bucket',
    authToken: SECRET,
    apiURL: 'https://storagegrid.example.com',
    filter: { prefix: 'hello', suffix: '.txt' },
  }),
  stripe: ({ asks = [] }) => ({ webhook, eventFilter: asks }),
  webhook: () => ({ ...webhook, authSecret: SECRET }),
};
