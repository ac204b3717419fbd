import type {
  AMQPEventSource,
  EmitterEventSource,
  KafkaEventSource,
  MQTTEventSource,
  NATSEventsSource,
  NSQEventSource,
  PulsarEventSource,
  RedisEventSource,
  RedisStreamEventSource,
} from '../../../../schemas/generated/types.ts';
import { at, empty } from '../problem.ts';
import { checkBasicAuth, checkSasl, checkTls, rules } from './shared.ts';

export const checkAmqp = rules<AMQPEventSource>(
  ({ url, urlSecret }) => empty(url) && !urlSecret && at('either url or urlSecret must be specified', 'url'),
  ({ url, urlSecret }) =>
    !empty(url) && urlSecret && at('only one of url or urlSecret can be specified', 'urlSecret'),
  ({ routingKey }) => empty(routingKey) && at('routing key must be specified', 'routingKey'),
  ({ exchangeType }) => empty(exchangeType) && at('exchange type must be specified', 'exchangeType'),
  ({ tls, auth }) => (tls ? checkTls(tls) : auth && checkBasicAuth(auth)),
);

export const checkEmitter = rules<EmitterEventSource>(
  ({ broker }) => empty(broker) && at('broker url must be specified', 'broker'),
  ({ channelName }) => empty(channelName) && at('channel name must be specified', 'channelName'),
  ({ channelKey }) => empty(channelKey) && at('channel key secret selector must be specified', 'channelKey'),
  ({ tls }) => tls && checkTls(tls),
);

export const checkKafka = rules<KafkaEventSource>(
  ({ url }) => empty(url) && at('url must be specified', 'url'),
  ({ topic }) => empty(topic) && at('topic must be specified', 'topic'),
  ({ partition, consumerGroup }) =>
    empty(partition) && !consumerGroup && at('consumerGroup or partition must be specified', 'partition'),
  ({ tls, sasl, awsMskIamAuth }) => {
    if (tls) return checkTls(tls);
    if (sasl) return checkSasl(sasl);
    const iam = awsMskIamAuth as { region?: string } | undefined;
    return (
      iam && empty(iam.region) && at('awsMskIamAuth.region must be specified', 'awsMskIamAuth', 'region')
    );
  },
);

export const checkMqtt = rules<MQTTEventSource>(
  ({ url }) => empty(url) && at('url must be specified', 'url'),
  ({ topic }) => empty(topic) && at('topic must be specified', 'topic'),
  ({ clientId }) => empty(clientId) && at('client id must be specified', 'clientId'),
  ({ tls, auth }) => (tls ? checkTls(tls) : auth && checkBasicAuth(auth)),
);

export const checkNats = rules<NATSEventsSource>(
  ({ url }) => empty(url) && at('url must be specified', 'url'),
  ({ subject }) => empty(subject) && at('subject must be specified', 'subject'),
  ({ tls, queue }) => {
    if (tls) return checkTls(tls);
    return queue === '' && at('queue group cannot be empty if specified', 'queue');
  },
);

export const checkNsq = rules<NSQEventSource>(
  ({ hostAddress }) => empty(hostAddress) && at('host address must be specified', 'hostAddress'),
  ({ topic }) => empty(topic) && at('topic must be specified', 'topic'),
  ({ channel }) => empty(channel) && at('channel must be specified', 'channel'),
  ({ tls }) => tls && checkTls(tls),
);

export const checkPulsar = rules<PulsarEventSource>(
  ({ topics }) => !topics && at("topics can't be empty list", 'topics'),
  ({ url }) => empty(url) && at('url must be provided', 'url'),
  ({ type = '' }) =>
    type !== 'exclusive' &&
    type !== 'shared' &&
    at('subscription type must be either exclusive or shared', 'type'),
);

export const checkRedis = rules<RedisEventSource>(
  ({ hostAddress }) => empty(hostAddress) && at('host address must be specified', 'hostAddress'),
  ({ channels }) => !channels && at('channel/s must be specified', 'channels'),
  ({ password, namespace }) =>
    password &&
    empty(namespace) &&
    at('namespace must be defined in order to retrieve the password from the secret', 'namespace'),
  ({ tls }) => tls && checkTls(tls),
);

export const checkRedisStream = rules<RedisStreamEventSource>(
  ({ hostAddress }) => empty(hostAddress) && at('host address must be specified', 'hostAddress'),
  ({ streams }) => !streams && at('stream/streams must be specified', 'streams'),
  ({ tls }) => tls && checkTls(tls),
);
