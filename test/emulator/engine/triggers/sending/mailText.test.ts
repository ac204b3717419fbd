import { expect, it } from 'vitest';
import {
  quotedPrintable,
  senderProblem,
  writeMail,
} from '../../../../../emulator/engine/triggers/sending/mailText.ts';

it.each([
  ['World', 'World\n'],
  ['a\r\nb\n', 'a\nb\n'],
  ['a\n\n', 'a\n\n'],
  ['5 = fünf', '5 =3D f=C3=BCnf\n'],
  ['end ', 'end=20\n'],
  ['x'.repeat(80), `${'x'.repeat(75)}=\n${'x'.repeat(5)}\n`],
])('writes the body %j', (text, body) => {
  expect(quotedPrintable(text)).toBe(body);
});

it('encodes headers that are not ASCII and takes the bare addresses', () => {
  const mail = writeMail({
    from: 'Bot <bot@example.com>',
    to: 'a@example.com',
    subject: 'Grüße ✓',
    body: '',
  });
  expect(mail).toMatchObject({ from: 'bot@example.com', to: 'a@example.com' });
  expect(Object.fromEntries(mail.headers)).toMatchObject({
    From: 'Bot <bot@example.com>',
    Subject: '=?UTF-8?q?Gr=C3=BC=C3=9Fe_=E2=9C=93?=',
  });
});

it.each([
  ['a@example.com', undefined],
  ['', 'gomail: could not send email 1: gomail: invalid address "": mail: no address'],
])('says of the sender %j: %s', (from, problem) => {
  expect(senderProblem(from)).toBe(problem);
});
