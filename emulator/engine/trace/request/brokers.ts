import type {
  EventHubsRequest,
  KafkaRequest,
  NatsCredentials,
  NatsRequest,
  PulsarRequest,
  ServiceBusRequest,
} from '../../triggers/request.ts';
import { factsOf, headerFacts, sourceText, textOf, tlsFacts, type Fact, type RequestParts } from './parts.ts';

export function kafkaParts(request: KafkaRequest): RequestParts {
  const { topic, brokers, key, headers, value, avro, requiredAcks, compress, version, tls, sasl } = request;
  return {
    call: `send to ${topic} at ${brokers.join(', ')}`,
    facts: [
      ...factsOf([['Key', key === '' ? '(an empty text)' : key]]),
      ...headerFacts(headers).map(([name, text]): Fact => [`Header ${name}`, text]),
      ...factsOf([
        ['Acks', requiredAcks === -1 ? 'of all replicas' : String(requiredAcks)],
        ['Compression', compress ? 'snappy' : undefined],
        ['Version', version],
        ['Avro schema', avro && `${avro.schemaId} of ${avro.registry}`],
        ['SASL', sasl && `${sasl.mechanism} ${sourceText(sasl.username)}:${sourceText(sasl.password)}`],
      ]),
      ...tlsFacts(tls),
    ],
    contents: [...textOf('Value', value), ...textOf('Value as Avro, in base64', avro?.base64)],
  };
}

export function natsParts({ url, subject, value, auth, tls }: NatsRequest): RequestParts {
  return {
    call: `publish ${subject} at ${url}`,
    facts: [...(auth ? [loginFact(auth)] : []), ...tlsFacts(tls)],
    contents: textOf('Value', value),
  };
}

function loginFact(auth: NatsCredentials): Fact {
  if (auth.kind === 'basic') return ['Login', `${sourceText(auth.username)}:${sourceText(auth.password)}`];
  return ['Login', `${auth.kind} ${sourceText(auth.from)}`];
}

export function pulsarParts({ url, topic, value, token, athenz, tls }: PulsarRequest): RequestParts {
  const athenzFacts = Object.entries(athenz?.parameters ?? {}).map(([name, text]): Fact => [
    `Athenz ${name}`,
    text,
  ]);
  return {
    call: `send to ${topic} at ${url}`,
    facts: [
      ...factsOf([['Token', sourceText(token)]]),
      ...athenzFacts,
      ...factsOf([['Athenz key', sourceText(athenz?.key)]]),
      ...tlsFacts(tls),
    ],
    contents: textOf('Value', value),
  };
}

export function eventHubsParts(request: EventHubsRequest): RequestParts {
  const { fqdn, hubName, sharedAccessKeyName, sharedAccessKey, body } = request;
  return {
    call: `send to ${hubName} at ${fqdn}`,
    facts: [
      ['Key name', sourceText(sharedAccessKeyName)],
      ['Key', sourceText(sharedAccessKey)],
    ],
    contents: textOf('Body', body),
  };
}

export function serviceBusParts({ target, connectionString, tls, body }: ServiceBusRequest): RequestParts {
  return {
    call: `send to ${target}`,
    facts: [['Connection string', sourceText(connectionString)], ...tlsFacts(tls)],
    contents: textOf('Body', body),
  };
}
