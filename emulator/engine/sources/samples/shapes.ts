import type { SchemaNode } from '../../../../schemas/schema-node.ts';

/** A JSON Schema with those that it refers to. */
export interface Shape extends SchemaNode {
  readonly $defs: Readonly<Record<string, SchemaNode>>;
}

/** One line an event source type; each is read when it is first needed. */
const SHAPES: Readonly<Record<string, () => Promise<{ readonly default: unknown }>>> = {
  amqp: () => import('./amqp/shapes.json', { with: { type: 'json' } }),
  azureEventsHub: () => import('./azureEventsHub/shapes.json', { with: { type: 'json' } }),
  azureQueueStorage: () => import('./azureQueueStorage/shapes.json', { with: { type: 'json' } }),
  azureServiceBus: () => import('./azureServiceBus/shapes.json', { with: { type: 'json' } }),
  bitbucket: () => import('./bitbucket/shapes.json', { with: { type: 'json' } }),
  bitbucketserver: () => import('./bitbucketserver/shapes.json', { with: { type: 'json' } }),
  calendar: () => import('./calendar/shapes.json', { with: { type: 'json' } }),
  emitter: () => import('./emitter/shapes.json', { with: { type: 'json' } }),
  file: () => import('./file/shapes.json', { with: { type: 'json' } }),
  generic: () => import('./generic/shapes.json', { with: { type: 'json' } }),
  gerrit: () => import('./gerrit/shapes.json', { with: { type: 'json' } }),
  github: () => import('./github/shapes.json', { with: { type: 'json' } }),
  gitlab: () => import('./gitlab/shapes.json', { with: { type: 'json' } }),
  hdfs: () => import('./hdfs/shapes.json', { with: { type: 'json' } }),
  kafka: () => import('./kafka/shapes.json', { with: { type: 'json' } }),
  minio: () => import('./minio/shapes.json', { with: { type: 'json' } }),
  mns: () => import('./mns/shapes.json', { with: { type: 'json' } }),
  mqtt: () => import('./mqtt/shapes.json', { with: { type: 'json' } }),
  nats: () => import('./nats/shapes.json', { with: { type: 'json' } }),
  nsq: () => import('./nsq/shapes.json', { with: { type: 'json' } }),
  pubSub: () => import('./pubSub/shapes.json', { with: { type: 'json' } }),
  pulsar: () => import('./pulsar/shapes.json', { with: { type: 'json' } }),
  redis: () => import('./redis/shapes.json', { with: { type: 'json' } }),
  redisStream: () => import('./redisStream/shapes.json', { with: { type: 'json' } }),
  resource: () => import('./resource/shapes.json', { with: { type: 'json' } }),
  sftp: () => import('./sftp/shapes.json', { with: { type: 'json' } }),
  slack: () => import('./slack/shapes.json', { with: { type: 'json' } }),
  sns: () => import('./sns/shapes.json', { with: { type: 'json' } }),
  sqs: () => import('./sqs/shapes.json', { with: { type: 'json' } }),
  storageGrid: () => import('./storageGrid/shapes.json', { with: { type: 'json' } }),
  stripe: () => import('./stripe/shapes.json', { with: { type: 'json' } }),
  webhook: () => import('./webhook/shapes.json', { with: { type: 'json' } }),
};

/** The JSON Schema of the payload of a sample, with a description of each field; undefined if there is no such sample. */
export async function shapeOf(sourceType: string, sample: string): Promise<Shape | undefined> {
  const shapes = (await SHAPES[sourceType]?.())?.default as Pick<Shape, '$defs'> | undefined;
  const shape = shapes?.$defs[sample];
  return shape && { ...shape, $defs: shapes.$defs };
}
