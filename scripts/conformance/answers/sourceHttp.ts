import { receiveMessage, takesRequests } from '../../../emulator/engine/sources/table.ts';
import type { HttpMessage } from '../../../emulator/engine/sources/message.ts';
import { utf8Bytes } from '../../../emulator/engine/encoding.ts';
import { nodePorts } from '../../../emulator/runtime/ports.ts';

interface Input {
  readonly eventSourceType: string;
  readonly eventName: string;
  readonly eventSource: {
    readonly endpoint?: string;
    readonly webhook?: { readonly endpoint?: string };
    readonly filter?: unknown;
  };
  readonly secrets?: Readonly<Record<string, Readonly<Record<string, string>>>>;
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

/** Types that are not built yet, and requests that never get to a source, have no answer. */
export function answerSourceHttp(input: Input): unknown {
  if (!takesRequests(input.eventSourceType) || input.eventSource.filter) return { notBuilt: true };
  const secrets = new Map(
    Object.entries(input.secrets ?? {}).flatMap(([name, keys]) =>
      Object.entries(keys).map(([key, value]) => [`${name}/${key}`, value.replace(/\n$/, '')] as const),
    ),
  );
  const message = messageOf(input.request);
  const incoming = {
    namespace: 'n',
    eventSource: 's',
    eventName: input.eventName,
    via: 'http',
    message,
  } as const;
  const { data, answer } = receiveMessage(
    input.eventSourceType,
    input.eventSource,
    incoming,
    nodePorts(secrets),
  );
  if (answer.status === 0) return { error: 'no answer' };
  return {
    status: answer.status,
    responseBody: message.method === 'HEAD' ? '' : answer.body,
    events: data === undefined ? [] : [{ data }],
  };
}

function messageOf({ method, path, headers = {}, body, bodyRepeat, chunked }: Request): HttpMessage {
  const repeated =
    bodyRepeat && bodyRepeat.prefix + bodyRepeat.unit.repeat(bodyRepeat.count) + bodyRepeat.suffix;
  const text = repeated ?? body;
  const bytes = utf8Bytes(text ?? '');
  const list = Object.entries(headers).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one): [string, string] => [name, one]),
  );
  if (text !== undefined && !chunked) list.push(['Content-Length', String(bytes.length)]);
  return { method, target: path, headers: list, body: bytes };
}
