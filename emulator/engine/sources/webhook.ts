import type { WebhookEventSource } from '../../../schemas/generated/types.ts';
import { checkBearer, isTooLarge } from './bearer.ts';
import { parseForm } from './form.ts';
import { firstHeader, headerMap, listsJson, metadataMember } from './headers.ts';
import { publish, refuse, type HttpMessage, type Received, type SourcePorts } from './message.ts';
import { compactJson } from './rawJson.ts';

/** Go's own limit of forms, whatever `maxPayloadSize` says. */
const MAX_FORM = 10 << 20;
const POST_TOO_LARGE = 'http: POST too large';
const TOO_LARGE = 'failed to parse request body, http: request body too large';

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
  if (firstHeader(message, 'Content-Type') === 'application/x-www-form-urlencoded') {
    if (message.body.length > MAX_FORM) return refuse(500, POST_TOO_LARGE + POST_TOO_LARGE);
    const form = parseForm(ports.decodeUtf8(message.body));
    const error = form.error ?? parseForm(query).error;
    return error === undefined ? { json: listsJson(form.values) } : refuse(500, error + error);
  }
  if (isTooLarge(source, message)) return refuse(400, TOO_LARGE + TOO_LARGE);
  const compacted = compactJson(ports.decodeUtf8(message.body));
  if ('json' in compacted) return compacted;
  return refuse(400, `json: error calling MarshalJSON for type *json.RawMessage: ${compacted.error}`);
}
