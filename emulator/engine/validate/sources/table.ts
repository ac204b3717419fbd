import type { Problem } from '../problem.ts';
import {
  checkAmqp,
  checkEmitter,
  checkKafka,
  checkMqtt,
  checkNats,
  checkNsq,
  checkPulsar,
  checkRedis,
  checkRedisStream,
} from './brokers.ts';
import {
  checkAzureEventsHub,
  checkAzureQueueStorage,
  checkAzureServiceBus,
  checkMinio,
  checkMns,
  checkPubSub,
  checkSqs,
} from './cloud.ts';
import { checkCalendar, checkFile, checkGeneric, checkHdfs, checkResource, checkSftp } from './others.ts';
import { checkWebhookEntry } from './shared.ts';
import {
  checkBitbucket,
  checkBitbucketServer,
  checkGerrit,
  checkGithub,
  checkGitlab,
  checkSlack,
  checkSns,
  checkStorageGrid,
  checkStripe,
} from './web.ts';

/** One line a type: what its entries are checked for, and whether its pods are recreated when the manifest changes. */
export const SOURCE_RULES: Readonly<
  Record<string, { readonly check: (entry: never) => Problem[]; readonly recreate: boolean }>
> = {
  amqp: { check: checkAmqp, recreate: true },
  azureEventsHub: { check: checkAzureEventsHub, recreate: true },
  azureQueueStorage: { check: checkAzureQueueStorage, recreate: false },
  azureServiceBus: { check: checkAzureServiceBus, recreate: true },
  bitbucket: { check: checkBitbucket, recreate: false },
  bitbucketserver: { check: checkBitbucketServer, recreate: false },
  calendar: { check: checkCalendar, recreate: true },
  emitter: { check: checkEmitter, recreate: true },
  file: { check: checkFile, recreate: true },
  generic: { check: checkGeneric, recreate: true },
  gerrit: { check: checkGerrit, recreate: false },
  github: { check: checkGithub, recreate: false },
  gitlab: { check: checkGitlab, recreate: false },
  hdfs: { check: checkHdfs, recreate: true },
  kafka: { check: checkKafka, recreate: true },
  minio: { check: checkMinio, recreate: true },
  mns: { check: checkMns, recreate: false },
  mqtt: { check: checkMqtt, recreate: true },
  nats: { check: checkNats, recreate: true },
  nsq: { check: checkNsq, recreate: true },
  pubSub: { check: checkPubSub, recreate: true },
  pulsar: { check: checkPulsar, recreate: true },
  redis: { check: checkRedis, recreate: true },
  redisStream: { check: checkRedisStream, recreate: true },
  resource: { check: checkResource, recreate: true },
  sftp: { check: checkSftp, recreate: true },
  slack: { check: checkSlack, recreate: false },
  sns: { check: checkSns, recreate: false },
  sqs: { check: checkSqs, recreate: false },
  storageGrid: { check: checkStorageGrid, recreate: false },
  stripe: { check: checkStripe, recreate: false },
  webhook: { check: checkWebhookEntry, recreate: false },
};
