import { toBase64 } from '../../engine/encoding.ts';
import type { SendResult } from '../../engine/pipeline.ts';
import type { StandIns } from '../../engine/project.ts';
import { secretIn } from '../../engine/secrets.ts';
import type { TriggerRequest } from '../../engine/triggers/request.ts';
import type { SecretValue } from './http.ts';

const MASK = '***';

/** Sends with the secrets that the configuration has; what comes back is shown, so they are taken out of it, as they are and as `Authorization: Basic` has them. */
export async function sendWithSecrets(
  request: TriggerRequest,
  standIns: StandIns | undefined,
  send: (request: TriggerRequest, secret: SecretValue) => Promise<SendResult>,
): Promise<SendResult> {
  const given = new Set<string>();
  const { body, error, ...rest } = await send(request, ({ kind, name, key }) => {
    const value = kind === 'secret' ? secretIn(standIns, name, key) : undefined;
    if (value) given.add(value);
    return value;
  });
  const words = [...given].flatMap((one) => [one, ...[...given].map((other) => toBase64(`${one}:${other}`))]);
  // One may be a part of another.
  words.sort((a, b) => b.length - a.length);
  const masked = (text: string): string => words.reduce((all, word) => all.replaceAll(word, MASK), text);
  return {
    ...rest,
    ...(body !== undefined && { body: masked(body) }),
    ...(error !== undefined && { error: masked(error) }),
  };
}
