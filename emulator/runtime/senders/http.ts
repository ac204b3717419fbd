import type { SendResult } from '../../engine/pipeline.ts';
import type { HeaderSource, HttpRequest, TriggerRequest } from '../../engine/triggers/request.ts';

/** Bodies of answers are kept up to this length for the trace. */
const SHOWN_BODY = 4_096;

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

export type SecretValue = (source: HeaderSource) => string | undefined;

/**
 * Sends what a live trigger resolves to. Only HTTP requests can be sent. A redirect is an error, though upstream follows it: the user has
 * agreed to one host.
 */
export async function sendRequest(request: TriggerRequest, secret: SecretValue): Promise<SendResult> {
  if (request.type !== 'http')
    return { error: `triggers that make a ${request.type} request cannot send from here: they stay dry` };
  const headers = headersOf(request, secret);
  if ('error' in headers) return headers;
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: headers.list,
      redirect: 'manual',
      ...(request.method === 'GET' || request.body === '' ? {} : { body: request.body }),
      signal: AbortSignal.timeout(request.timeoutSeconds * 1_000),
    });
    const target = response.headers.get('location');
    if (REDIRECTS.has(response.status) && target !== null)
      return {
        error: `answered ${response.status}, a redirect to ${target}: upstream follows it, the emulator does not`,
      };
    const body = await response.text();
    return { status: response.status, body: body.slice(0, SHOWN_BODY) };
  } catch (error) {
    return { error: `failed to execute trigger, ${explain(error)}` };
  }
}

function headersOf(
  request: HttpRequest,
  secret: SecretValue,
): { readonly list: [string, string][] } | { readonly error: string } {
  const list: [string, string][] = [];
  for (const { name, value, from } of request.headers) {
    const actual = from ? secret(from) : value;
    if (actual === undefined) return { error: missing(from) };
    list.push([name, actual]);
  }
  if (request.host) list.push(['Host', request.host]);
  if (request.basicAuth) {
    const { username, password } = request.basicAuth;
    const name = username ? secret(username) : '';
    const word = password ? secret(password) : '';
    if (name === undefined) return { error: missing(username) };
    if (word === undefined) return { error: missing(password) };
    list.push(['Authorization', `Basic ${Buffer.from(`${name}:${word}`).toString('base64')}`]);
  }
  return { list };
}

function missing(source: HeaderSource | undefined): string {
  const kind = source?.kind === 'configMap' ? 'ConfigMap' : 'Secret';
  return `the value of ${kind} ${source?.name ?? ''}, key ${source?.key ?? ''}, is not known here: the request was not sent`;
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause =
    error.cause instanceof Error
      ? error.cause.message || (error.cause as NodeJS.ErrnoException).code
      : undefined;
  return cause ?? error.message;
}
