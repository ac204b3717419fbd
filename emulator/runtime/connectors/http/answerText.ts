import { STATUS_CODES } from 'node:http';

import type { Refusal, RequestHead } from '../../../engine/sources/http1/requestHead.ts';
import type { HttpAnswer } from '../../../engine/sources/message.ts';

/** What Go's net/http writes before it reads a body that the sender holds back. */
export const CONTINUE = 'HTTP/1.1 100 Continue\r\n\r\n';

const PLAIN = 'Content-Type: text/plain; charset=utf-8';

/** An answer as Go's net/http writes it. */
export function answerText(
  { method, minor }: Pick<RequestHead, 'method' | 'minor'>,
  { status, body, headers = {} }: HttpAnswer,
  keepAlive: boolean,
): string {
  const lines = [`HTTP/1.${minor > 0 ? 1 : 0} ${status} ${STATUS_CODES[status] ?? `status code ${status}`}`];
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  lines.push(`Date: ${date()}`);
  if (method !== 'HEAD' || body !== '') lines.push(`Content-Length: ${Buffer.byteLength(body)}`);
  if (body !== '' && headers['Content-Type'] === undefined) lines.push(PLAIN);
  if (minor > 0 !== keepAlive) lines.push(`Connection: ${keepAlive ? 'keep-alive' : 'close'}`);
  return `${lines.join('\r\n')}\r\n\r\n${method === 'HEAD' ? '' : body}`;
}

/** What Go's net/http writes to a sender whose request it does not take. */
export function refusalText({ status, body }: Refusal): string {
  return `HTTP/1.1 ${status}\r\n${PLAIN}\r\nConnection: close\r\n\r\n${body}`;
}

let second = 0;
let shown = '';

/** The time of day changes once a second. */
function date(): string {
  const now = Math.floor(Date.now() / 1_000);
  if (now !== second) {
    second = now;
    shown = new Date(now * 1_000).toUTCString();
  }
  return shown;
}
