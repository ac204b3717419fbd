import { stringify } from 'yaml';

import type { Json } from '../../../schemas/schema-node.ts';
import type {
  CustomRequest,
  HttpHeader,
  KafkaRequest,
  Mail,
  SlackRequest,
  TriggerRequest,
} from '../triggers/request.ts';

/** What a trigger sends, in the form in which people read it. */
export function requestLines(request: TriggerRequest): string[] {
  switch (request.type) {
    case 'http':
      return [
        `${request.method} ${request.url}`,
        ...request.headers.map(headerLine),
        ...bodyLines(request.body),
      ];
    case 'kubernetes':
      return [
        `${request.verb} ${request.resource} in ${request.namespace || 'the cluster'}`,
        ...yamlLines(request.object),
      ];
    case 'argo':
      return [request.command.join(' '), ...(request.object === undefined ? [] : yamlLines(request.object))];
    case 'log':
      return request.lines.map(({ dependency, message }) => `${dependency}: ${message}`);
    case 'awsLambda':
      return [`invoke ${request.functionName} in ${request.region}`, ...bodyLines(request.body)];
    case 'azureEventHubs':
      return [`send to ${request.hubName} at ${request.fqdn}`, ...bodyLines(request.body)];
    case 'azureServiceBus':
      return [`send to ${request.target}`, ...bodyLines(request.body)];
    case 'kafka':
      return kafkaLines(request);
    case 'nats':
      return [`publish ${request.subject} at ${request.url}`, ...bodyLines(request.value)];
    case 'pulsar':
      return [`send to ${request.topic} at ${request.url}`, ...bodyLines(request.value)];
    case 'slack':
      return [`post to ${request.channel}`, ...slackLines(request)];
    case 'email':
      return request.mails.flatMap(mailLines);
    case 'openWhisk':
      return [`POST ${request.url}`, ...bodyLines(request.payload)];
    case 'custom':
      return customLines(request);
  }
}

function headerLine({ name, value, from }: HttpHeader): string {
  return `${name}: ${from ? `(${from.kind} ${from.name}/${from.key})` : value}`;
}

function bodyLines(body: string): string[] {
  return body === '' ? [] : ['', ...prettyBody(body)];
}

function kafkaLines({ topic, brokers, key, headers, value, avro }: KafkaRequest): string[] {
  return [
    `send to ${topic} at ${brokers.join(', ')}`,
    ...(key === undefined ? [] : [`key: ${key}`]),
    ...(avro ? [`avro schema: ${avro.schemaId} of ${avro.registry}`] : []),
    ...headers.map(headerLine),
    ...bodyLines(value),
  ];
}

function slackLines({ fields, threadKey }: SlackRequest): string[] {
  const shown = fields.filter(([name, value]) => name !== 'channel' && value !== '' && value !== '[]');
  return [
    ...(threadKey === undefined ? [] : [`thread: ${threadKey}`]),
    ...shown.flatMap(([name, value]) => {
      const [first = '', ...rest] = prettyBody(value);
      return [`${name}: ${first}`, ...rest];
    }),
  ];
}

function mailLines({ from, to, subject, body }: Mail): string[] {
  return [`From: ${from}`, `To: ${to}`, `Subject: ${subject}`, '', ...body.split('\n')];
}

function customLines({ serverURL, spec, resource, payload }: CustomRequest): string[] {
  return [
    `call ${serverURL}`,
    'FetchResource:',
    ...spec.trimEnd().split('\n'),
    ...(resource === undefined ? [] : ['Execute:', ...prettyBody(resource)]),
    ...(payload === '' ? [] : ['payload:', ...prettyBody(payload)]),
  ];
}

function prettyBody(body: string): string[] {
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2).split('\n');
  } catch {
    return body.split('\n');
  }
}

/** A value as YAML, for reading. */
function yamlLines(value: Json): string[] {
  return stringify(value, { lineWidth: 0 }).trimEnd().split('\n');
}
