import type { EmailTrigger } from '../../../schemas/generated/types.ts';
import { executionError, notConstructed, type Execution, type Outcome } from './outcome.ts';
import { applyOwnParameters } from './ownParameters.ts';
import type { EmailRequest, Mail } from './request.ts';
import { senderProblem } from './sending/mailText.ts';
import { readValue } from './value.ts';

const ADDRESS = /^[\w\-.]+@(?:[\w-]+\.)+[\w-]{2,4}$/;
const IGNORED =
  'parameters of email are computed and then ignored: use those of the trigger, with dest email.…';

/** The mails of an `email` trigger, one for each address. */
export function resolveEmail(written: EmailTrigger, execution: Execution): Outcome {
  const login = loginOf(written, execution);
  if (login && 'error' in login)
    return notConstructed(execution, `failed to retrieve the smtp password, ${login.error}`);
  const changed = applyOwnParameters('EmailTrigger', 'email', written, execution);
  if ('failed' in changed) return changed.failed;
  const { parameters } = changed;
  const { to = [], from = '', subject = '', body = '', host, port = 0 } = written;
  const refusal = senderProblem(from);
  const notes = [
    ...(parameters.length > 0 ? [IGNORED] : []),
    ...(refusal === undefined ? [] : [`every mail fails: ${refusal}`]),
  ];
  const soFar = { parameters, ...(notes.length > 0 && { notes }) };
  const empty = [to, body, subject].findIndex((part) => part.length === 0);
  if (empty !== -1) {
    const error = executionError(`${['to', 'body', 'subject'][empty] ?? ''} can't be empty`);
    return { ...soFar, error, stage: 'execution' };
  }
  const refused = to.flatMap((address, index) =>
    ADDRESS.test(address) ? [] : [{ index, error: `to emailId can't be invalid ${address}` }],
  );
  const mails = to
    .filter((address) => ADDRESS.test(address))
    .map((address): Mail => ({ from, to: address, subject, body }));
  if (mails.length === 0) {
    const error = executionError(refused.map((one) => one.error).join('\n'));
    return { ...soFar, error, stage: 'execution' };
  }
  const request: EmailRequest = { type: 'email', host, port, ...(login && { login }), mails, refused };
  return { ...soFar, request };
}

/** Upstream logs in only with a name and a password; the password is read in any case. */
function loginOf(
  { username, smtpPassword }: EmailTrigger,
  { outside }: Execution,
): EmailRequest['login'] | { readonly error: string } {
  if (!smtpPassword) return undefined;
  const password = readValue(smtpPassword, outside);
  if ('error' in password) return password;
  return username ? { username, password: password.from } : undefined;
}
