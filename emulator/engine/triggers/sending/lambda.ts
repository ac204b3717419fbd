import type { LambdaRequest } from '../request.ts';
import { ask, valueOf, type Conversation, type HttpAnswer, type Sent } from './conversation.ts';
import { clientError, writeRequest, type Signature } from './wire.ts';

/** Attempts after the first one that AWS's client makes on its own. */
const RETRIES = 3;

/** Invokes a Lambda function. An error of the function itself is a success. */
export function* sendLambda(request: LambdaRequest): Conversation<Sent> {
  const { credentials, invocationType, url, body, region } = request;
  const headers = new Map<string, string>();
  const keys = credentials && (yield* keysOf(credentials));
  if (keys && 'error' in keys) return keys;
  if (invocationType) headers.set('X-Amz-Invocation-Type', invocationType);
  const wire = writeRequest({ method: 'POST', url, headers, body });
  if ('error' in wire) return wire;
  const signed = { ...wire, sign: { service: 'lambda', region, ...(keys && { keys }) } };
  for (let attempt = 0; ; attempt++) {
    const { http, error = 'no answer' } = yield* ask({ do: 'http', request: signed });
    const again = attempt < RETRIES && (!http || isTransient(http));
    if (again) continue;
    if (!http)
      return { error: `RequestError: send request failed\ncaused by: ${clientError('POST', url, error)}` };
    if (http.status < 300) return { status: http.status, body: http.body };
    return { error: serviceError(http), status: http.status, body: http.body };
  }
}

function* keysOf({
  accessKey,
  secretKey,
}: NonNullable<LambdaRequest['credentials']>): Conversation<
  NonNullable<Signature['keys']> | { readonly error: string }
> {
  const access = yield* valueOf(accessKey);
  if ('error' in access) return access;
  const secret = yield* valueOf(secretKey);
  return 'error' in secret ? secret : { accessKey: access.text, secretKey: secret.text };
}

function isTransient({ status }: HttpAnswer): boolean {
  return (status >= 500 && status !== 501) || status === 429;
}

/** The code and the text of AWS's error. */
function serviceError({ status, headers, body }: HttpAnswer): string {
  const code = headers['x-amzn-errortype']?.split(':')[0] ?? 'UnknownError';
  return `${code}: ${messageIn(body)}\n\tstatus code: ${status}, request id: ${headers['x-amzn-requestid'] ?? ''}`;
}

function messageIn(body: string): string {
  try {
    const value = JSON.parse(body) as { readonly message?: unknown; readonly Message?: unknown } | null;
    const message = value?.Message ?? value?.message;
    return typeof message === 'string' ? message : '';
  } catch {
    return '';
  }
}
