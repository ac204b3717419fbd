import { valid } from '../../lang/gjson/valid.ts';
import { toBase64 } from '../../encoding.ts';
import { explainInvalidJson } from '../../lang/invalidJson.ts';
import type { HttpAnswer } from './conversation.ts';
import { statusText } from './statusText.ts';
import { clientError, writeRequest, type WireRequest } from './wire.ts';

/** The request for a schema. Login only with both name and password. */
export function schemaRequest(
  url: string,
  schemaId: number,
  login?: { readonly username: string; readonly password: string },
): WireRequest | { readonly error: string } {
  const headers = new Map([['Content-Type', 'application/vnd.schemaregistry.v1+json']]);
  if (login) headers.set('Authorization', `Basic ${toBase64(`${login.username}:${login.password}`)}`);
  return writeRequest({ method: 'GET', url: `${url}/schemas/ids/${schemaId}`, headers, body: '' });
}

/** What the registry answered: the schema, or upstream's words for why there is none. */
export function readSchemaAnswer(
  request: WireRequest,
  answer: HttpAnswer | { readonly error: string },
): { readonly schema: string } | { readonly error: string } {
  if ('error' in answer) return { error: clientError('GET', request.url, answer.error) };
  const { status, body } = answer;
  const isJson = valid(body);
  if (status < 200 || status >= 300) return { error: isJson ? body : statusText(status) };
  if (!isJson) return { error: explainInvalidJson(body) };
  const { schema } = (JSON.parse(body) as { readonly schema?: unknown } | null) ?? {};
  return { schema: typeof schema === 'string' ? schema : '' };
}
