import examples from '../../../../schemas/generated/payload-examples.json' with { type: 'json' };
import type { Json } from '../../../../schemas/schema-node.ts';
import { utf8Bytes } from '../../encoding.ts';
import type { HttpMessage } from '../message.ts';
import { takesRequests } from '../table.ts';
import { valid } from '../../lang/gjson/valid.ts';
import { HTTP_SAMPLES } from './http.ts';
import githubPush from './github-push.json' with { type: 'json' };

/** A test event. For a type that takes HTTP requests `payload` is the body, else it is the event data. */
export interface Sample {
  readonly name: string;
  readonly title: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload: Json;
}

/** Samples by event source type, the usual one first. */
const SAMPLES: Readonly<Record<string, readonly Sample[]>> = {
  ...HTTP_SAMPLES,
  github: [
    {
      name: 'push',
      title: 'Push to a branch',
      headers: {
        'User-Agent': 'GitHub-Hookshot/044aadd',
        'X-GitHub-Delivery': '72d3162e-cc78-11e3-81ab-4c9367dc0958',
        'X-GitHub-Event': 'push',
        'X-GitHub-Hook-ID': '292430182',
      },
      payload: githubPush,
    },
  ],
  webhook: [
    {
      name: 'message',
      title: 'A small JSON body',
      headers: { 'User-Agent': 'curl/8.7.1' },
      payload: { message: 'hello' },
    },
  ],
};

/** The samples of an event source type; every type has at least one. */
export function samplesOf(sourceType: string): readonly Sample[] {
  const own = SAMPLES[sourceType];
  if (own) return own;
  const example = (examples as Readonly<Record<string, Json>>)[sourceType] ?? {};
  return [{ name: 'example', title: `Event data of ${sourceType}`, payload: example }];
}

/** The request that a payload stands for, sent to the endpoint of an event source. */
export function requestOf(
  sourceType: string,
  sample: Sample,
  payload: string,
  target: string,
  method: string,
): HttpMessage {
  const text = sourceType === 'storageGrid' ? formOf(payload) : payload;
  const body = method === 'GET' ? new Uint8Array() : utf8Bytes(text);
  const own = takesRequests(sourceType) ? Object.entries(sample.headers ?? {}) : [];
  const fixed: [string, string][] = [['Accept', '*/*']];
  if (method !== 'GET') fixed.push(['Content-Length', String(body.length)]);
  if (method !== 'GET' && !own.some(([name]) => name === 'Content-Type'))
    fixed.push(['Content-Type', 'application/json']);
  return { method, target, headers: [...fixed, ...own], body };
}

/** StorageGRID sends the members of a notification as fields of a form. Text that is no object is sent as it is. */
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
