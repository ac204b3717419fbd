/** Why a JetStream bus takes no event of this name; undefined when it does. Texts are upstream's. */
export function publishError(eventSource: string, eventName: string): string | undefined {
  const tokens = `default.${eventSource}.${eventName}`.split('.');
  if (tokens.some((token) => token === '' || /[\s]/.test(token))) return 'nats: invalid subject';
  return tokens.length === 3 ? undefined : 'nats: no response from stream';
}

/** The subject of an event on a JetStream bus, and of the consumers that ask for it. */
export function busSubject(eventSource: string, eventName: string): string {
  return `default.${eventSource}.${eventName}`;
}

/** Whether a NATS subject falls under a filter, in which a token `*` is any token and a last token `>` is any number of them. */
export function fallsUnder(subject: string, filter: string): boolean {
  const tokens = subject.split('.');
  const wanted = filter.split('.');
  const open = wanted.at(-1) === '>' && tokens.length >= wanted.length;
  if (!open && tokens.length !== wanted.length) return false;
  return wanted.every((token, index) => (open && token === '>') || token === '*' || token === tokens[index]);
}

/** Whether a text can be a key of a JetStream KV bucket. */
export function isKey(text: string): boolean {
  return /^[-/_=.a-zA-Z0-9]+$/.test(text) && !text.startsWith('.') && !text.endsWith('.');
}

/** Whether a text can be the name of a JetStream KV bucket. */
export function isBucketName(text: string): boolean {
  return /^[a-zA-Z0-9_-]+$/.test(text);
}
