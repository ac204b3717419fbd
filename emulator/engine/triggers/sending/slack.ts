import { valid } from '../../lang/gjson/valid.ts';
import { explainInvalidJson } from '../../lang/invalidJson.ts';
import { escapeQuery } from '../../lang/template/escape.ts';
import type { SlackRequest } from '../request.ts';
import { ask, valueOf, type Conversation, type HttpAnswer, type Sent } from './conversation.ts';
import { statusText } from './statusText.ts';
import { clientError, writeRequest } from './wire.ts';

/** Timestamps of the first messages of threads, by channel and key; they last as long as the sensor process. */
export type Threads = Map<string, string>;

/** Posts a message; the later ones of a thread answer its first. */
export function* sendSlack(
  { url, token, channel, fields, threadKey }: SlackRequest,
  threads: Threads,
): Conversation<Sent> {
  const secret = yield* valueOf(token);
  if ('error' in secret) return secret;
  const thread = threadKey === undefined ? undefined : `${channel}\n${threadKey}`;
  const first = thread === undefined ? undefined : threads.get(thread);
  const all = [...fields, ['token', secret.text], ...(first ? [['thread_ts', first]] : [])] as const;
  const body = [...all]
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1))
    .map(([name = '', value = '']) => `${name}=${escapeQuery(value)}`)
    .join('&');
  const headers = new Map([['Content-Type', 'application/x-www-form-urlencoded']]);
  const wire = writeRequest({ method: 'POST', url, headers, body });
  const fail = (reason: string): Sent => ({ error: `failed to post to channel ${channel}, ${reason}` });
  if ('error' in wire) return fail(wire.error);
  for (;;) {
    const { http, error = 'no answer' } = yield* ask({ do: 'http', request: wire });
    if (!http) return fail(clientError('POST', url, error));
    const later = http.headers['retry-after'] ?? '';
    if (http.status === 429 && /^\d+$/.test(later)) {
      yield* ask({ do: 'wait', ms: Number(later) * 1_000 });
      continue;
    }
    const answer = readAnswer(http);
    if ('error' in answer) return fail(answer.error);
    if (thread !== undefined && first === undefined && answer.ts) threads.set(thread, answer.ts);
    return { status: http.status, body: http.body };
  }
}

/** Slack's own error counts only if it is named. */
function readAnswer({ status, body }: HttpAnswer): { readonly ts: string } | { readonly error: string } {
  if (status !== 200) return { error: `slack server error: ${statusText(status)}` };
  if (!valid(body)) return { error: streamProblem(body) };
  const answer = JSON.parse(body) as Readonly<Record<string, unknown>> | null;
  const { ok, error, ts } = answer ?? {};
  if (ok !== true && typeof error === 'string' && error.trim() !== '') return { error };
  return { ts: typeof ts === 'string' ? ts : '' };
}

/** The error of a decoder that reads a stream. */
function streamProblem(body: string): string {
  if (body.trim() === '') return 'EOF';
  const problem = explainInvalidJson(body);
  return problem === 'unexpected end of JSON input' ? 'unexpected EOF' : problem;
}
