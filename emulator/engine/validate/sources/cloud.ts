import type {
  AzureEventsHubEventSource,
  AzureQueueStorageEventSource,
  AzureServiceBusEventSource,
  MinioEventSource,
  MNSEventSource,
  PubSubEventSource,
  SQSEventSource,
} from '../../../../schemas/generated/types.ts';
import { at, empty } from '../problem.ts';
import { rules } from './shared.ts';

export const checkMns = rules<MNSEventSource>(
  ({ queue }) => empty(queue) && at('must specify queue name', 'queue'),
  ({ endpoint }) => empty(endpoint) && at('must specify a endpoint', 'endpoint'),
);

export const checkSqs = rules<SQSEventSource>(
  ({ region }) => empty(region) && at('must specify region', 'region'),
  ({ queue }) => empty(queue) && at('must specify queue name', 'queue'),
);

export const checkAzureEventsHub = rules<AzureEventsHubEventSource>(
  ({ fqdn }) => empty(fqdn) && at('FQDN is not specified', 'fqdn'),
  ({ hubName }) => empty(hubName) && at('hub name/path is not specified', 'hubName'),
  ({ sharedAccessKey, sharedAccessKeyName }) =>
    !sharedAccessKey !== !sharedAccessKeyName &&
    at(
      'SharedAccessKey or SharedAccessKeyName is not specified. If one is set then both must be set',
      sharedAccessKey ? 'sharedAccessKeyName' : 'sharedAccessKey',
    ),
);

export const checkAzureQueueStorage = rules<AzureQueueStorageEventSource>(
  ({ connectionString, storageAccountName }) =>
    !connectionString &&
    empty(storageAccountName) &&
    at('must specify connection string or storageAccountName', 'connectionString'),
  ({ queueName }) => empty(queueName) && at('must specify queue name', 'queueName'),
);

export const checkAzureServiceBus = rules<AzureServiceBusEventSource>(
  ({ connectionString, fullyQualifiedNamespace }) =>
    !connectionString &&
    empty(fullyQualifiedNamespace) &&
    at('ConnectionString or fullyQualifiedNamespace must be specified', 'connectionString'),
  ({ queueName, topicName, subscriptionName }) =>
    empty(queueName) &&
    (empty(topicName) || empty(subscriptionName)) &&
    at('QueueName or TopicName/SubscriptionName must be specified', 'queueName'),
  ({ queueName, topicName, subscriptionName }) =>
    !empty(queueName) &&
    (!empty(topicName) || !empty(subscriptionName)) &&
    at('QueueName and TopicName/SubscriptionName cannot be specified at the same time', 'queueName'),
);

export const checkMinio = rules<MinioEventSource>(
  ({ accessKey }) => !accessKey && at("access key can't be empty", 'accessKey'),
  ({ secretKey }) => !secretKey && at("secret key can't be empty", 'secretKey'),
  ({ endpoint }) => empty(endpoint) && at("endpoint url can't be empty", 'endpoint'),
  ({ bucket }) =>
    bucket && empty((bucket as { name?: string }).name) && at("bucket name can't be empty", 'bucket', 'name'),
  ({ events = [] }) =>
    events.flatMap((event, index) => (event === '' ? [at('unknown event ', 'events', index)] : [])),
);

export const checkPubSub = rules<PubSubEventSource>(
  ({ topicProjectID, topic }) =>
    !empty(topicProjectID) &&
    empty(topic) &&
    at("you can't specify topicProjectID if you don't specify topic", 'topicProjectID'),
  ({ topic, subscriptionID }) =>
    empty(topic) && empty(subscriptionID) && at('must specify topic or subscriptionID', 'topic'),
);
