import { createHmac } from 'node:crypto';

import type { Effect, EnginePorts, Reply } from '../../../emulator/engine/pipeline.ts';
import type { Project } from '../../../emulator/engine/project.ts';
import { toBase64, utf8Bytes } from '../../../emulator/engine/encoding.ts';
import { encodeUtf8 } from '../../../emulator/engine/lang/unquote.ts';
import { readRequestHead } from '../../../emulator/engine/sources/http1/requestHead.ts';
import { createRouter } from '../../../emulator/engine/sources/route.ts';
import { receive, type ReceiveResult } from '../../../emulator/engine/sources/receive.ts';
import type { HttpMessage, RemoteAnswer } from '../../../emulator/engine/sources/message.ts';
import { nodePorts } from '../../../emulator/runtime/ports.ts';
import { PORTS } from './ports.ts';

interface Input {
  readonly eventSourceType: string;
  readonly eventName: string;
  readonly eventSource: {
    readonly endpoint?: string;
    readonly webhook?: { readonly endpoint?: string };
    readonly region?: string;
  };
  readonly secrets?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly remote?: readonly (RemoteAnswer & { readonly method: string; readonly url: string })[];
  readonly request: Request;
}

interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
  readonly bodyRepeat?: {
    readonly prefix: string;
    readonly unit: string;
    readonly count: number;
    readonly suffix: string;
  };
  readonly chunked?: boolean;
}

/** What the one process has in mind that answered all the requests of the vectors. */
const memory = new Map<string, string>();

export function answerSourceHttp(input: Input): unknown {
  const written = messageOf(input.request);
  const head = readRequestHead(headText(written, input.request.chunked ?? false));
  if ('refusal' in head) {
    const { status, body } = head.refusal;
    const responseBody = written.method === 'HEAD' ? '' : body;
    return { status: Number(status.slice(0, 3)), responseBody, events: [] };
  }
  if (head.expects === 'unknown') return { status: 417, responseBody: '', events: [] };
  const message = { ...written, headers: head.headers.filter(([name]) => name.toLowerCase() !== 'host') };
  const { eventSource, eventSourceType, eventName } = input;
  const endpoint = (eventSourceType === 'webhook' ? eventSource : eventSource.webhook)?.endpoint ?? '';
  const routed = createRouter([endpoint])(message.target);
  const confirmed: string[] = [];
  const { answer, published } =
    'answer' in routed
      ? { ...routed, published: [] }
      : run(input, message, (one) => {
          if (eventSourceType === 'sns') confirmed.push(one);
        });
  if (answer.status === 0) return { error: 'no answer' };
  const isHead = message.method === 'HEAD';
  return {
    status: answer.status,
    responseBody: isHead ? '' : marked(answer.body, eventSourceType),
    events: published.map(({ event }) => dataMember(event.data ?? '')),
    ...(confirmed.length > 0 && { confirmed }),
  };

  function run(
    { eventSource: entry }: Input,
    incoming: HttpMessage,
    onConfirmed: (confirmed: string) => void,
  ): ReceiveResult {
    const where = { uri: '', document: 0, pointer: '' };
    const value = { spec: { [eventSourceType]: { [eventName]: entry } } };
    const project = {
      eventSources: [{ name: 's', namespace: 'n', where, value }],
      sensors: [],
      eventBuses: [],
    } as unknown as Project;
    const received = receive(
      project,
      { namespace: 'n', eventSource: 's', eventName, via: 'http', message: incoming },
      portsOf(input),
    );
    return drive(received, onConfirmed);
  }
}

function drive(
  pipeline: Generator<Effect, ReceiveResult, Reply>,
  onConfirmed: (confirmed: string) => void,
): ReceiveResult {
  let next = pipeline.next();
  for (let id = 0; !next.done; id++) {
    const effect = next.value;
    if (effect.do === 'step' && effect.step.draft.kind === 'event.received')
      effect.step.draft.output?.confirmed?.forEach(onConfirmed);
    next = pipeline.next({ id });
  }
  return next.value;
}

function portsOf({ secrets = {}, remote = [], eventSource: { region = '' } }: Input): EnginePorts {
  const values = Object.entries(secrets).flatMap(([name, keys]) =>
    Object.entries(keys).map(([key, value]) => [`${name}/${key}`, value.replace(/\n$/, '')] as const),
  );
  const known = remote.map(
    ({ method, url, status, body }) => [`${method} ${url}`, { status, body }] as const,
  );
  const refused = {
    status: 400,
    body: 'InvalidParameter: Invalid parameter: Token\n\tstatus code: 400, request id: <uuid>',
  };
  const token = `POST https://sns.${region}.amazonaws.com/?Action=ConfirmSubscription&Token=bad-token`;
  return {
    ...PORTS,
    ...nodePorts(new Map(values), new Map([[token, refused], ...known])),
    memory,
    eventId: () => '0'.repeat(32),
  };
}

function dataMember(data: string): object {
  if (!/\p{Surrogate}/u.test(data)) return { data };
  return { dataBase64: toBase64(Uint8Array.from(encodeUtf8(data))) };
}

/** Puts marks in place of what is different each time. */
function marked(body: string, type: string): string {
  if (type === 'slack') return body.replace(/(unexpected signature of: )[0-9a-f]{64}/, '$1<hex>');
  return body.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<uuid>');
}

function messageOf({ method, path, headers = {}, body, bodyRepeat, chunked }: Request): HttpMessage {
  const repeated =
    bodyRepeat && bodyRepeat.prefix + bodyRepeat.unit.repeat(bodyRepeat.count) + bodyRepeat.suffix;
  const text = repeated ?? body;
  const bytes = utf8Bytes(text ?? '');
  const list = Object.entries(headers).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one): [string, string] => [name, atThisTime(one)]),
  );
  if (text !== undefined && !chunked) list.push(['Content-Length', String(bytes.length)]);
  const timestamp = list.find(([name]) => name.toLowerCase() === 'x-slack-request-timestamp')?.[1] ?? '';
  const signed = list.map(([name, value]): [string, string] => [
    name,
    value.replace(/<slack-sig:(.*)>/, (_, secret: string) => slackSignature(secret, timestamp, text ?? '')),
  ]);
  return { method, target: path, headers: signed, body: bytes };
}

/** The request up to its body, bytes as Latin-1. */
function headText({ method, target, headers }: HttpMessage, chunked: boolean): string {
  const lines = [
    `${method} ${target} HTTP/1.1`,
    'Host: localhost',
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(chunked ? ['Transfer-Encoding: chunked'] : []),
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n`).toString('latin1');
}

function atThisTime(value: string): string {
  return value.replace(/<unix-now([-+]\d+)?>/, (_, offset: string | undefined) =>
    String(Math.floor(PORTS.now() / 1000) + Number(offset ?? 0)),
  );
}

function slackSignature(secret: string, timestamp: string, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}
