import type { EmailRequest, LogRequest } from '../../triggers/request.ts';
import { writeMail } from '../../triggers/sending/mailText.ts';
import { factsOf, sourceText, textOf, type Fact, type RequestParts } from './parts.ts';

/** Each mail as it goes to the server, which also gets a `Date`. */
export function emailParts({ host, port, login, mails, refused }: EmailRequest): RequestParts {
  return {
    call: `mail ${mails.map(({ to }) => to).join(', ')}`,
    facts: [
      ['Server', `${host}:${port}`],
      ...factsOf([['Login', login && `${login.username}:${sourceText(login.password)}`]]),
      ...refused.map(({ error }): Fact => ['Not sent', error]),
    ],
    contents: mails.map((mail) => {
      const { headers, body } = writeMail(mail);
      const lines = [...headers.map(([name, value]) => `${name}: ${value}`), '', body.trimEnd()];
      return { title: `Mail to ${mail.to}`, text: lines.join('\n') };
    }),
  };
}

/** Each line with the field that upstream logs beside it. */
export function logParts({ lines }: LogRequest): RequestParts {
  const written = lines.map(
    ({ dependency, message, context }) => `${dependency}: ${message}\n  eventContext: ${context}`,
  );
  return {
    call: `log ${lines.map(({ dependency }) => dependency).join(', ')}`,
    facts: [],
    contents: textOf('Lines', written.join('\n')),
  };
}
