import type { Json } from '../../../../schemas/schema-node.ts';
import { utf8Bytes } from '../../encoding.ts';
import { valid } from '../../lang/gjson/valid.ts';
import { canonicalHeader } from '../headers.ts';
import type { HttpMessage } from '../message.ts';
import { webhookContextOf, type SourceEntry } from '../table.ts';
import type { Sample } from './table.ts';

const FORM = 'application/x-www-form-urlencoded';

/** The request that a payload stands for, sent with the headers of a sample to the endpoint of an event source. */
export function requestOf(
  { headers = {} }: Pick<Sample, 'headers'>,
  payload: string,
  target: string,
  method: string,
): HttpMessage {
  const own = Object.entries(headers);
  const contentType = own.find(([name]) => canonicalHeader(name) === 'Content-Type')?.[1];
  const text = contentType === FORM ? formOf(payload) : payload;
  const body = method === 'GET' ? new Uint8Array() : utf8Bytes(text);
  const fixed: [string, string][] = [['Accept', '*/*']];
  if (method !== 'GET') fixed.push(['Content-Length', String(body.length)]);
  if (method !== 'GET' && contentType === undefined) fixed.push(['Content-Type', 'application/json']);
  return { method, target, headers: [...fixed, ...own], body };
}

/** The same, sent to where an entry listens. */
export function requestAt(
  sourceType: string,
  entry: SourceEntry,
  sample: Pick<Sample, 'headers'>,
  payload: string,
): HttpMessage {
  const context = webhookContextOf(sourceType, entry);
  const method = sourceType === 'webhook' ? (context?.method ?? 'POST') : 'POST';
  return requestOf(sample, payload, context?.endpoint ?? '/', method);
}

/** The members of an object as fields of a form. Text that is no object is sent as it is. */
function formOf(payload: string): string {
  if (!valid(payload)) return payload;
  const value = JSON.parse(payload) as Json;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return payload;
  return Object.entries(value)
    .map(
      ([key, member]) =>
        `${key}=${encodeURIComponent(typeof member === 'string' ? member : JSON.stringify(member))}`,
    )
    .join('&');
}
