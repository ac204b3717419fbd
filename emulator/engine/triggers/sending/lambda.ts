import type { LambdaRequest } from '../request.ts';
import { valueOf, type Conversation, type HttpAnswer, type Sent } from './conversation.ts';
import { exchange } from './http.ts';
import { lambdaError } from './lambdaError.ts';
import type { Signature } from './wire.ts';

/** Attempts after the first one that AWS's client makes on its own. */
const RETRIES = 3;

/** Invokes a Lambda function. An error of the function itself is a success. */
export function* sendLambda(request: LambdaRequest): Conversation<Sent> {
  const { credentials, invocationType, url, body, region } = request;
  const headers = new Map<string, string>();
  const keys = credentials && (yield* keysOf(credentials));
  if (keys && 'error' in keys) return keys;
  if (invocationType) headers.set('X-Amz-Invocation-Type', invocationType);
  const sign = { service: 'lambda', region, ...(keys && { keys }) };
  for (let attempt = 0; ; attempt++) {
    const exchanged = yield* exchange({ method: 'POST', url, headers, body }, sign);
    const again = attempt < RETRIES;
    if ('error' in exchanged) {
      if (exchanged.isRefused) return { error: exchanged.error };
      if (again) continue;
      return { error: `RequestError: send request failed\ncaused by: ${exchanged.error}` };
    }
    const { status, body: answered } = exchanged.http;
    if (status < 300) return { status, body: answered };
    const { error, isUnreadable } = lambdaError(exchanged.http);
    if (!again || !(isUnreadable || isTransient(exchanged.http))) return { error, status, body: answered };
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
