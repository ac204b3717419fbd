import { html, nothing } from 'lit';

import type { StepOutputs } from '../../../emulator/engine/trace/step.ts';
import type {
  ArgoRequest,
  CustomRequest,
  EmailRequest,
  HeaderSource,
  HttpHeader,
  HttpRequest,
  KafkaRequest,
  KubernetesRequest,
  SlackRequest,
} from '../../../emulator/engine/triggers/request.ts';
import type { Json } from '../../../schemas/schema-node.ts';
import { prettyJson, toYaml } from '../model/pretty.ts';
import { facts, textBox, type DetailActions, type Fragment } from './parts.ts';

/** What the trigger resolves to. */
export function renderRequest({ request }: StepOutputs['trigger.request'], actions: DetailActions): Fragment {
  switch (request.type) {
    case 'http':
      return renderHttp(request, actions);
    case 'kubernetes':
      return renderKubernetes(request, actions);
    case 'argo':
      return renderArgo(request, actions);
    case 'log':
      return html`${request.lines.map(({ dependency, message }) =>
        textBox(`Log of ${dependency}`, prettyJson(message), actions),
      )}`;
    case 'awsLambda':
      return withBody(request.body, actions, [
        ['Function', request.functionName],
        ['Region', request.region],
        ['Invocation', request.invocationType],
        ['URL', request.url],
        ['Credentials', sourceText(request.credentials?.accessKey)],
      ]);
    case 'azureEventHubs':
      return withBody(request.body, actions, [
        ['Event hub', request.hubName],
        ['Host', request.fqdn],
        ['Key', sourceText(request.sharedAccessKey)],
      ]);
    case 'azureServiceBus':
      return withBody(request.body, actions, [
        ['Queue or topic', request.target],
        ['Connection string', sourceText(request.connectionString)],
      ]);
    case 'kafka':
      return renderKafka(request, actions);
    case 'nats':
      return withBody(request.value, actions, [
        ['Subject', request.subject],
        ['Server', request.url],
        ['Login', request.auth?.kind],
      ]);
    case 'pulsar':
      return withBody(request.value, actions, [
        ['Topic', request.topic],
        ['Server', request.url],
        ['Token', sourceText(request.token)],
      ]);
    case 'slack':
      return renderSlack(request, actions);
    case 'email':
      return renderEmail(request, actions);
    case 'openWhisk':
      return withBody(request.payload, actions, [
        ['Request', `POST ${request.url}`],
        ['Authorization', sourceText(request.token)],
      ]);
    case 'custom':
      return renderCustom(request, actions);
  }
}

type Facts = Parameters<typeof facts>[0];

function withBody(body: string, actions: DetailActions, known: Facts): Fragment {
  return html`${facts(known)} ${body === '' ? nothing : textBox('Body', prettyJson(body), actions)}`;
}

function sourceText(from: HeaderSource | undefined): string | undefined {
  return from && `from ${from.kind} ${from.name}, key ${from.key}`;
}

function renderKafka(request: KafkaRequest, actions: DetailActions): Fragment {
  const { topic, brokers, key, headers, value, avro, sasl } = request;
  return withBody(value, actions, [
    ['Topic', topic],
    ['Brokers', brokers.join(', ')],
    ['Key', key],
    ['Avro schema', avro && `${avro.schemaId} of ${avro.registry}`],
    ['Login', sasl?.mechanism],
    ...headers.map((header) => [header.name, headerText(header)] as const),
  ]);
}

function renderSlack({ channel, fields, threadKey, token }: SlackRequest, actions: DetailActions): Fragment {
  const shown = fields.filter(([name, value]) => name !== 'channel' && value !== '' && value !== '[]');
  return html`${facts([
    ['Channel', channel],
    ['Thread', threadKey],
    ['Token', sourceText(token)],
  ])}
  ${shown.map(([name, value]) => textBox(name, prettyJson(value), actions))}`;
}

function renderEmail({ host, port, mails }: EmailRequest, actions: DetailActions): Fragment {
  return html`${facts([['Server', `${host}:${port}`]])}
  ${mails.map(
    ({ from, to, subject, body }) =>
      html`${facts([
        ['From', from],
        ['To', to],
        ['Subject', subject],
      ])}
      ${textBox('Text', body, actions)}`,
  )}`;
}

function renderCustom(
  { serverURL, spec, resource, payload }: CustomRequest,
  actions: DetailActions,
): Fragment {
  return html`${facts([['Server', serverURL]])} ${textBox('FetchResource', spec, actions)}
  ${resource === undefined ? nothing : textBox('Execute', prettyJson(resource), actions)}
  ${payload === '' ? nothing : textBox('Payload', prettyJson(payload), actions)}`;
}

function renderKubernetes(request: KubernetesRequest, actions: DetailActions): Fragment {
  const group = request.group === '' ? request.resource : `${request.resource}.${request.group}`;
  return html`${facts([
    ['Call', `${request.verb} ${group}/${request.version}`],
    ['Namespace', request.namespace],
    ['Name', request.name],
    ['Patch type', request.patchType],
  ])}
  ${objectBox('Object', request.object, actions)}`;
}

function renderArgo({ command, object }: ArgoRequest, actions: DetailActions): Fragment {
  return html`${textBox('Command', command.join(' '), actions)}
  ${object === undefined ? nothing : objectBox('workflow.yaml', object, actions)}`;
}

function renderHttp(request: HttpRequest, actions: DetailActions): Fragment {
  const headers = request.headers.map((header) => [header.name, headerText(header)] as const);
  return html`${facts([
    ['Request', `${request.method} ${request.url}`],
    ['Host', request.host],
    ...headers,
    ['Authorization', request.basicAuth ? 'Basic, from Secrets' : undefined],
    ['Timeout', `${request.timeoutSeconds} s`],
  ])}
  ${request.body === '' ? nothing : textBox('Body', prettyJson(request.body), actions)}`;
}

function headerText({ value, from }: HttpHeader): string {
  return sourceText(from) ?? value;
}

function objectBox(title: string, object: Json, actions: DetailActions): Fragment {
  const text = actions.asJson ? JSON.stringify(object, null, 2) : toYaml(object);
  const toggle = html`<button class="plain" @click=${actions.toggleJson}>
    ${actions.asJson ? 'Show YAML' : 'Show JSON'}
  </button>`;
  return textBox(title, text, actions, toggle);
}
