import type { EmailRequest } from '../request.ts';
import { ask, type Conversation, type Sent } from './conversation.ts';
import { senderProblem } from './mailText.ts';

/** Sends the mails one after the other; one that fails does not keep the others back. */
export function* sendEmail(request: EmailRequest): Conversation<Sent> {
  const { mails, refused } = request;
  const errors = new Map(refused.map(({ index, error }) => [index, error]));
  let index = 0;
  for (const mail of mails) {
    while (errors.has(index)) index++;
    const problem = senderProblem(mail.from);
    const error = problem ?? (yield* ask({ do: 'mail', mail, server: request })).error;
    if (error !== undefined) errors.set(index, `failed to send emails to emailId ${mail.to}, ${error}`);
    index++;
  }
  const all = [...errors].sort(([a], [b]) => a - b).map(([, error]) => error);
  return all.length === 0 ? {} : { error: all.join('\n') };
}
