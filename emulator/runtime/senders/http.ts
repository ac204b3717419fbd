import type { SendResult } from '../../engine/pipeline.ts';
import type { HeaderSource, HttpRequest, TriggerRequest } from '../../engine/triggers/request.ts';
import type { HttpAnswer, Reply } from '../../engine/triggers/sending/conversation.ts';
import { sendHttp } from '../../engine/triggers/sending/http.ts';
import type { WireRequest } from '../../engine/triggers/sending/wire.ts';
import { exchange } from './exchange.ts';

export type SecretValue = (source: HeaderSource) => string | undefined;

/**
 * Sends what a live trigger resolves to. Only HTTP requests can be sent. A redirect is an error, though upstream follows it: the user has
 * agreed to one host.
 */
export async function sendRequest(request: TriggerRequest, secret: SecretValue): Promise<SendResult> {
  if (request.type !== 'http')
    return { error: `triggers that make a ${request.type} request cannot send from here: they stay dry` };
  const conversation = sendHttp(request);
  const signal = AbortSignal.timeout(request.timeoutSeconds * 1_000);
  let step = conversation.next();
  let redirect: HttpAnswer | undefined;
  while (!step.done) {
    const ask = step.value;
    let reply: Reply = {};
    if (ask.do === 'value') reply = textReply(secret(ask.from));
    else if (ask.do === 'http') {
      if (redirect) return { error: redirectWords(redirect) };
      reply = await httpReply(request, ask.request, signal);
      redirect = reply.http;
    }
    step = conversation.next(reply);
  }
  return step.value;
}

function textReply(text: string | undefined): Reply {
  return text === undefined ? {} : { text };
}

async function httpReply(
  { headers, tls }: HttpRequest,
  wire: WireRequest,
  signal: AbortSignal,
): Promise<Reply> {
  const anonymous = headers.some(({ name, value }) => name === 'User-Agent' && value === '');
  const trusting = tls?.insecureSkipVerify === true;
  try {
    return { http: await exchange(wire, { anonymous, trusting, signal }) };
  } catch (error) {
    if (signal.aborted)
      return { error: 'context deadline exceeded (Client.Timeout exceeded while awaiting headers)' };
    return {
      error:
        error instanceof Error ? error.message || (error as NodeJS.ErrnoException).code || '' : String(error),
    };
  }
}

function redirectWords({ status, headers }: HttpAnswer): string {
  return `answered ${status}, a redirect to ${headers.location ?? ''}: upstream follows it, the emulator does not`;
}
