import type { GithubEventSource, WebhookContext } from '../../../schemas/generated/types.ts';
import type { Json } from '../../../schemas/schema-node.ts';
import { toHex } from '../encoding.ts';
import { valid } from '../lang/gjson/valid.ts';
import { marshal } from '../lang/goMarshal.ts';
import { explainInvalidJson } from '../lang/invalidJson.ts';
import { checkBearer, isTooLarge } from './bearer.ts';
import { parseForm } from './form.ts';
import { firstHeader, headerMap, listsJson, metadataMember } from './headers.ts';
import { refuse, type HttpMessage, type Received, type SourcePorts } from './message.ts';

/** A request to a `github` event source. */
export function receiveGithub(source: GithubEventSource, message: HttpMessage, ports: SourcePorts): Received {
  const webhook: WebhookContext = source.webhook;
  const denied = checkBearer(webhook, message, ports);
  if (denied) return denied;
  if (isTooLarge(webhook, message)) return refuse(400, 'http: request body too large');
  const json = payloadText(message, ports);
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
  return { data, answer: { status: 200, body: 'success' } };
}

function payloadText(message: HttpMessage, ports: SourcePorts): { readonly text: string } | Received {
  const type = firstHeader(message, 'Content-Type');
  const mediaType = type.split(';')[0]?.trim().toLowerCase() ?? '';
  if (mediaType === '') return refuse(400, 'mime: no media type');
  if (mediaType.endsWith('/')) return refuse(400, 'mime: expected token after slash');
  const text = ports.decodeUtf8(message.body);
  if (mediaType === 'application/json') return { text };
  if (mediaType === 'application/x-www-form-urlencoded') {
    const form = parseForm(text);
    return form.error === undefined
      ? { text: form.values.get('payload')?.[0] ?? '' }
      : refuse(400, form.error);
  }
  return refuse(400, `webhook request has unsupported Content-Type ${JSON.stringify(mediaType)}`);
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

function explainHex(digits: string): string | undefined {
  const bad = /[^0-9a-fA-F]/u.exec(digits)?.[0];
  if (bad !== undefined)
    return `encoding/hex: invalid byte: U+${(bad.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')} '${bad}'`;
  return digits.length % 2 === 1 ? 'encoding/hex: odd length hex string' : undefined;
}

function readBody(text: string): { readonly object: Readonly<Record<string, Json>> } | Received {
  if (!valid(text)) return refuse(400, explainInvalidJson(text));
  const value = JSON.parse(text) as Json;
  const huge = hugeNumber(text);
  if (huge !== undefined)
    return refuse(400, `json: cannot unmarshal number ${huge} into Go value of type float64`);
  if (value === null)
    return {
      answer: { status: 0, body: '' },
      why: 'the body is null: upstream panics and closes the connection without an answer',
    };
  if (typeof value === 'object' && !Array.isArray(value))
    return { object: value as Readonly<Record<string, Json>> };
  const type = Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value;
  return refuse(400, `json: cannot unmarshal ${type} into Go value of type map[string]interface {}`);
}

/** The first number that float64 cannot hold. */
function hugeNumber(text: string): string | undefined {
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g)) {
    if (!token.startsWith('"') && !Number.isFinite(Number(token))) return token;
  }
  return undefined;
}
