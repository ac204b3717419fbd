import { html, nothing } from 'lit';

import type { StepOutputs } from '../../../emulator/engine/trace/step.ts';
import type {
  ArgoRequest,
  HttpHeader,
  HttpRequest,
  KubernetesRequest,
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
    default:
      return textBox('Request', JSON.stringify(request, null, 2), actions);
  }
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
  return from ? `from ${from.kind} ${from.name}, key ${from.key}` : value;
}

function objectBox(title: string, object: Json, actions: DetailActions): Fragment {
  const text = actions.asJson ? JSON.stringify(object, null, 2) : toYaml(object);
  const toggle = html`<button class="plain" @click=${actions.toggleJson}>
    ${actions.asJson ? 'Show YAML' : 'Show JSON'}
  </button>`;
  return textBox(title, text, actions, toggle);
}
