import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

import type { HttpAnswer } from '../../engine/triggers/sending/conversation.ts';
import type { WireRequest } from '../../engine/triggers/sending/wire.ts';

/** Bodies of answers are read up to this length, for the trace; upstream does not read them. */
const SHOWN_BODY = 4_096;

export interface ExchangeOptions {
  /** Goes without Go's own `User-Agent`. */
  readonly anonymous: boolean;
  /** Takes any certificate. */
  readonly trusting: boolean;
  readonly signal: AbortSignal;
}

/** Makes one request as Go's client does: the lines as they stand, in their spelling, with those that Go adds. Throws when there is no answer. */
export async function exchange(wire: WireRequest, options: ExchangeOptions): Promise<HttpAnswer> {
  const response = await respond(wire, options);
  const { statusCode = 0, headers } = response;
  const isGzip = headers['content-encoding'] === 'gzip' && asksForGzip(wire);
  const body = await readStart(isGzip ? response.pipe(createGunzip()) : response);
  response.destroy();
  const known = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
  return { status: statusCode, headers: Object.fromEntries(known), body };
}

function respond(
  wire: WireRequest,
  { anonymous, trusting, signal }: ExchangeOptions,
): Promise<IncomingMessage> {
  const [, scheme = '', authority = '', path = '/'] = /^(\w+):\/\/([^/?]*)(.*)$/s.exec(wire.url) ?? [];
  const [, host = authority, port] = /^(.*?)(?::(\d+))?$/.exec(authority) ?? [];
  const common = {
    method: wire.method,
    host: host.replace(/^\[(.*)\]$/, '$1'),
    ...(port !== undefined && { port }),
    path,
    headers: linesOf(wire, anonymous),
    agent: false as const,
    signal,
  };
  return new Promise((resolve, reject) => {
    const sent =
      scheme === 'https'
        ? requestHttps({ ...common, rejectUnauthorized: !trusting }, resolve)
        : requestHttp(common, resolve);
    sent.on('error', reject);
    sent.end(wire.body === '' ? undefined : Buffer.from(wire.body));
  });
}

/** Names and values in turn, those that Go adds in the places where it does. */
function linesOf(wire: WireRequest, anonymous: boolean): string[] {
  const { method, host, headers, body } = wire;
  const own = headers.some(([name]) => name === 'User-Agent');
  const length = Buffer.byteLength(body);
  const lines = [
    ['Host', host],
    ...(own || anonymous ? [] : [['User-Agent', 'Go-http-client/1.1']]),
    ...(length > 0 || ['POST', 'PUT', 'PATCH'].includes(method) ? [['Content-Length', String(length)]] : []),
    ...headers,
    ...(asksForGzip(wire) ? [['Accept-Encoding', 'gzip']] : []),
  ];
  // Node writes one byte a character.
  return lines.flat().map((text) => Buffer.from(text).toString('latin1'));
}

/** Go does on its own, and then unpacks the answer. */
function asksForGzip({ method, headers }: WireRequest): boolean {
  return method !== 'HEAD' && !headers.some(([name]) => name === 'Accept-Encoding' || name === 'Range');
}

async function readStart(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).length;
      if (size >= SHOWN_BODY) break;
    }
  } catch {
    // What has come counts: for upstream the request has succeeded.
  }
  return Buffer.concat(chunks).subarray(0, SHOWN_BODY).toString('utf8');
}
