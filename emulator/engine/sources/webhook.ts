import type { WebhookEventSource } from '../../../schemas/generated/types.ts';
import { checkBearer } from './bearer.ts';
import { bodyError, saysForm } from './bodyLimits.ts';
import { parseForm, readForm } from './form.ts';
import { headerMap, listsJson, metadataMember } from './headers.ts';
import { publish, refuse, type HttpMessage, type Received, type SourcePorts } from './message.ts';
import { compactJson } from './rawJson.ts';

/** A request to a `webhook` event source. */
export function receiveWebhook(
  source: WebhookEventSource,
  message: HttpMessage,
  ports: SourcePorts,
): Received {
  const denied = checkBearer(source, message, ports);
  if (denied) return denied;
  if (message.method !== (source.method ?? '')) return refuse(400, 'http method does not match');
  const body = readBody(source, message, ports);
  if ('answer' in body) return body;
  const data = `{"header":${listsJson(headerMap(message))},"body":${body.json}${metadataMember(source.metadata)}}`;
  return publish(data);
}

function readBody(
  source: WebhookEventSource,
  message: HttpMessage,
  ports: SourcePorts,
): { readonly json: string } | Received {
  const query = message.target.includes('?') ? message.target.slice(message.target.indexOf('?') + 1) : '';
  if (message.method === 'GET') return { json: listsJson(parseForm(query).values) };
  if (message.method !== 'POST') return refuse(400, `unsupoorted method: ${message.method}`);
  if (saysForm(message)) {
    const form = readForm(message, ports);
    const error = form.error ?? parseForm(query).error;
    return error === undefined ? { json: listsJson(form.values) } : refuse(500, error + error);
  }
  const broken = bodyError(source, message);
  if (broken !== undefined) return refuse(400, `failed to parse request body, ${broken}`.repeat(2));
  const compacted = compactJson(ports.decodeUtf8(message.body));
  if ('json' in compacted) return compacted;
  return refuse(400, `json: error calling MarshalJSON for type *json.RawMessage: ${compacted.error}`);
}
