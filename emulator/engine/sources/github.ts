import type { GithubEventSource, WebhookContext } from '../../../schemas/generated/types.ts';
import type { Json } from '../../../schemas/schema-node.ts';
import { toHex } from '../encoding.ts';
import { valid } from '../lang/gjson/valid.ts';
import { goQuote } from '../lang/goQuote.ts';
import { marshal } from '../lang/goMarshal.ts';
import { explainInvalidJson } from '../lang/invalidJson.ts';
import { overflowingNumber } from '../lang/overflowingNumber.ts';
import { checkBearer } from './bearer.ts';
import { bodyError } from './bodyLimits.ts';
import { parseForm } from './form.ts';
import { firstHeader, headerMap, listsJson, metadataMember } from './headers.ts';
import { explainHex } from './hex.ts';
import { parseMediaType } from './mediaType.ts';
import { panic, publish, refuse, type HttpMessage, type Received, type SourcePorts } from './message.ts';

/** A request to a `github` event source. */
export function receiveGithub(source: GithubEventSource, message: HttpMessage, ports: SourcePorts): Received {
  const webhook: WebhookContext = source.webhook;
  const denied = checkBearer(webhook, message, ports);
  if (denied) return denied;
  const json = payloadText(webhook, message, ports);
  if ('answer' in json) return json;
  const forged = checkSignature(source, message, ports);
  if (forged !== undefined) return refuse(400, forged);
  const body = readBody(json.text);
  if ('answer' in body) return body;
  const extra = {
    'X-GitHub-Event': firstHeader(message, 'X-Github-Event'),
    'X-GitHub-Delivery': firstHeader(message, 'X-Github-Delivery'),
  };
  const data = `{"headers":${listsJson(headerMap(message))},"body":${marshal({ ...body.object, ...extra })}${metadataMember(source.metadata)}}`;
  return publish(data);
}

function payloadText(
  webhook: WebhookContext,
  message: HttpMessage,
  ports: SourcePorts,
): { readonly text: string } | Received {
  const media = parseMediaType(firstHeader(message, 'Content-Type'));
  if ('error' in media) return refuse(400, media.error);
  const isForm = media.type === 'application/x-www-form-urlencoded';
  if (!isForm && media.type !== 'application/json')
    return refuse(400, `webhook request has unsupported Content-Type ${goQuote(media.type)}`);
  const broken = bodyError(webhook, message);
  if (broken !== undefined) return refuse(400, broken);
  const text = ports.decodeUtf8(message.body);
  if (!isForm) return { text };
  const form = parseForm(text);
  return form.error === undefined ? { text: form.values.get('payload')?.[0] ?? '' } : refuse(400, form.error);
}

function checkSignature(
  source: GithubEventSource,
  message: HttpMessage,
  ports: SourcePorts,
): string | undefined {
  if (!source.webhookSecret) return undefined;
  const secret = ports.secret(source.webhookSecret.name ?? '', source.webhookSecret.key ?? '');
  if (secret === undefined) return 'failed to retrieve the webhook secret';
  const header = firstHeader(message, 'X-Hub-Signature-256') || firstHeader(message, 'X-Hub-Signature');
  if (!header) return 'missing signature';
  const [prefix, digest, ...rest] = header.split('=');
  if (prefix === undefined || digest === undefined || rest.length > 0)
    return `error parsing signature ${JSON.stringify(header)}`;
  if (prefix !== 'sha1' && prefix !== 'sha256' && prefix !== 'sha512')
    return `unknown hash type prefix: ${JSON.stringify(prefix)}`;
  const broken = explainHex(digest);
  if (broken !== undefined) return `error decoding signature ${JSON.stringify(header)}: ${broken}`;
  const expected = toHex(ports.hmac(prefix, secret, message.body));
  return expected === digest.toLowerCase() ? undefined : 'payload signature check failed';
}

function readBody(text: string): { readonly object: Readonly<Record<string, Json>> } | Received {
  if (!valid(text)) return refuse(400, explainInvalidJson(text));
  const value = JSON.parse(text) as Json;
  const huge = overflowingNumber(text);
  if (huge !== undefined)
    return refuse(400, `json: cannot unmarshal number ${huge} into Go value of type float64`);
  if (value === null) return panic('the body is null');
  if (typeof value === 'object' && !Array.isArray(value))
    return { object: value as Readonly<Record<string, Json>> };
  const type = Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value;
  return refuse(400, `json: cannot unmarshal ${type} into Go value of type map[string]interface {}`);
}
