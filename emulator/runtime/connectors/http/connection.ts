import type { Socket } from 'node:net';

import type { Framing } from '../../../engine/sources/http1/framing.ts';
import type { Refusal, RequestHead } from '../../../engine/sources/http1/requestHead.ts';
import type { HttpAnswer, HttpMessage } from '../../../engine/sources/message.ts';
import { answerText, CONTINUE, refusalText } from './answerText.ts';
import { byteReader } from './byteReader.ts';
import type { HttpLimits } from './limits.ts';
import { bodyAtHand, readBody, type BodyRead } from './readBody.ts';
import { readHead } from './readHead.ts';
import { linger, write } from './sending.ts';

/** What a request comes to: an answer at once, or one that wants its body, up to so many bytes. */
export type Route =
  | { readonly answer: HttpAnswer }
  | { readonly maxBody: number; readonly take: (message: HttpMessage) => Promise<HttpAnswer> };

export interface ConnectionPorts {
  readonly limits: HttpLimits;
  readonly route: (head: RequestHead) => Route;
  /** A request did not reach an event source. */
  readonly onLost: (why: string) => void;
}

export interface Connection {
  readonly ended: Promise<void>;
  /** Ends it; a request that an event source has gets its answer before. */
  stop(): void;
}

/** Bytes of an unwanted body that are read so that the connection can go on. */
const MAX_UNWANTED = 256 * 1024;

/** Fewer bytes after a request are no other one. */
const MIN_NEXT = 4;

const TIMEOUT: Refusal = { status: '408 Request Timeout', body: '408 Request Timeout', why: '' };
const EXPECTATION_FAILED: HttpAnswer = { status: 417, body: '' };
const TOO_LARGE = 'http: request body too large';

/** What becomes of a connection after a request; one that lingers lets the sender see the answer to what it still sends. */
type Next = 'goOn' | 'close' | 'linger';

/** Serves one request after the other, as Go's net/http does. */
export function serveConnection(socket: Socket, { limits, route, onLost }: ConnectionPorts): Connection {
  const reader = byteReader(socket);
  let stopped = false;
  let busy = false;
  socket.setNoDelay(true);

  async function serve(): Promise<void> {
    let next: Next = 'goOn';
    let before: string | undefined;
    while (next === 'goOn') {
      if (!(await hasCome(before === undefined ? 1 : MIN_NEXT))) break;
      const head = await readHead(reader, after(limits.headMs), before);
      if (head === 'ended') break;
      if (head === 'late') next = await refuse({ ...TIMEOUT, why: tooSlow('headers', limits.headMs) });
      else if ('refusal' in head) next = await refuse(head.refusal);
      else {
        next = await serveRequest(head);
        before = head.method;
      }
    }
    if (next === 'linger') await linger(socket, reader, after(limits.lingerMs));
    socket.destroySoon();
  }

  async function hasCome(bytes: number): Promise<boolean> {
    const until = after(limits.idleMs);
    while (reader.peek().length < bytes) if ((await reader.more(until)) !== 'more') return false;
    return true;
  }

  async function refuse(refusal: Refusal): Promise<Next> {
    onLost(`answered ${refusal.status}: ${refusal.why}`);
    await write(socket, refusalText(refusal), limits.answerMs);
    return 'linger';
  }

  async function serveRequest(head: RequestHead): Promise<Next> {
    if (head.expects === 'unknown') {
      onLost('answered 417 Expectation Failed: the only thing to expect is 100-continue');
      return answer(head, EXPECTATION_FAILED, 'close');
    }
    const to = route(head);
    if ('answer' in to) return answer(head, to.answer, await passOver(head));
    if (head.expects === 'continue' && head.minor > 0 && hasBody(head.framing))
      await write(socket, CONTINUE, limits.answerMs);
    const keep = Math.min(to.maxBody + 1, limits.maxBody);
    const body =
      bodyAtHand(reader, head.framing, keep) ??
      (await readBody(reader, head.framing, keep, after(limits.bodyMs)));
    if (body.late) return refuse({ ...TIMEOUT, why: tooSlow('body', limits.bodyMs) });
    if (stopped) return 'close';
    busy = true;
    const given = await to.take(messageOf(head, body, body.unread === true && keep <= to.maxBody));
    // Status 0 stands for code that panicked: the connection is closed without an answer.
    if (given.status === 0) return 'close';
    const next = await answer(head, given, afterBody(body, head.framing, to.maxBody));
    busy = false;
    return next;
  }

  /** Reads a body that nobody wants, if it is short, so that the next request can be read. */
  async function passOver({ framing, keepAlive, expects }: RequestHead): Promise<Next> {
    if (!hasBody(framing)) return 'goOn';
    if (expects === 'continue') return 'close';
    if (!keepAlive || (framing !== 'chunked' && framing.length > MAX_UNWANTED)) return 'linger';
    const { unread, error, late } = await readBody(reader, framing, MAX_UNWANTED, after(limits.bodyMs));
    return unread || error !== undefined || late ? 'linger' : 'goOn';
  }

  async function answer(head: RequestHead, given: HttpAnswer, next: Next): Promise<Next> {
    const keepAlive = head.keepAlive && next === 'goOn' && !stopped;
    const taken = write(socket, answerText(head, given, keepAlive), limits.answerMs);
    if (taken) await taken;
    return keepAlive || next !== 'goOn' ? next : 'close';
  }

  return {
    ended: serve(),
    stop() {
      stopped = true;
      if (busy) setTimeout(() => socket.destroy(), limits.lingerMs).unref();
      else socket.destroy();
    },
  };
}

function after(ms: number): number {
  return performance.now() + ms;
}

function afterBody({ bytes, unread, error }: BodyRead, framing: Framing, max: number): Next {
  if (unread || bytes.length > max) return 'linger';
  // Where the length was known the end shows by itself.
  return error === undefined || framing !== 'chunked' ? 'goOn' : 'close';
}

function hasBody(framing: Framing): boolean {
  return framing === 'chunked' || framing.length > 0;
}

function tooSlow(what: string, ms: number): string {
  return `the ${what} did not come within ${ms / 1000} s; Argo Events itself would wait on`;
}

function messageOf(
  { method, target, headers }: RequestHead,
  body: BodyRead,
  isTooLarge: boolean,
): HttpMessage {
  const bodyError = isTooLarge ? TOO_LARGE : body.error;
  return { method, target, headers, body: body.bytes, ...(bodyError !== undefined && { bodyError }) };
}
