import {
  amqpData,
  emitterData,
  genericData,
  kafkaData,
  mqttData,
  natsData,
  nsqData,
  pulsarData,
  redisData,
  redisStreamData,
} from './brokers.ts';
import type { Built } from './built.ts';
import { calendarTick } from './calendar.ts';
import {
  azureEventsHubData,
  azureQueueStorageData,
  azureServiceBusData,
  mnsData,
  pubSubData,
  sqsData,
} from './cloud.ts';
import { fileData, hdfsData, sftpData } from './files.ts';
import { minioData } from './minio.ts';
import { resourceData } from './resource.ts';

/** One line a source type that takes messages: what it makes of one. */
export const MESSAGE_SOURCES: Readonly<Record<string, (entry: never, message: never) => Built>> = {
  amqp: amqpData,
  azureEventsHub: azureEventsHubData,
  azureQueueStorage: azureQueueStorageData,
  azureServiceBus: azureServiceBusData,
  calendar: calendarTick,
  emitter: emitterData,
  file: fileData,
  generic: genericData,
  hdfs: hdfsData,
  kafka: kafkaData,
  minio: minioData,
  mns: mnsData,
  mqtt: mqttData,
  nats: natsData,
  nsq: nsqData,
  pubSub: pubSubData,
  pulsar: pulsarData,
  redis: redisData,
  redisStream: redisStreamData,
  resource: resourceData,
  sftp: sftpData,
  sqs: sqsData,
};
