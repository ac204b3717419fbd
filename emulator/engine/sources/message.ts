/** A request as an HTTP event source gets it. Header names as sent, values in wire order. */
export interface HttpMessage {
  readonly method: string;
  /** The request target, with query. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  /** Why the body ends where it does, in the words of Go's net/http; absent if it is whole. */
  readonly bodyError?: string;
}

/** What a source answers to an HTTP client. Status 0: it closes the connection without an answer. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a source makes of a message. */
export interface Received {
  /** Event data as JSON text, in the order in which it is published. */
  readonly events: readonly string[];
  /** Of the CloudEvent, where the source sets it. */
  readonly id?: string;
  /** The whole answer if there are no events; else what is written before the word for each event. */
  readonly answer: HttpAnswer;
  /** What is written after the words for the events. */
  readonly tail?: string;
  /** Why nothing goes on the bus, for people. */
  readonly why?: string;
  /** Nothing goes on the bus because the message was part of a subscription. */
  readonly handshake?: true;
  /** Subscriptions that were confirmed, as `<topic> <token>`. */
  readonly confirmed?: readonly string[];
}

/** What an outside HTTP service answers. */
export interface RemoteAnswer {
  readonly status: number;
  readonly body: string;
}

export interface SourcePorts {
  readonly hmac: (algorithm: 'sha1' | 'sha256' | 'sha512', key: string, body: Uint8Array) => Uint8Array;
  /** The value of a Secret key, less one trailing newline; undefined when it is not known here. */
  readonly secret: (name: string, key: string) => string | undefined;
  readonly decodeUtf8: (bytes: Uint8Array) => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** What the outside services answer that sources ask; 404 by those that are not known here. */
  readonly remote: (method: string, url: string) => RemoteAnswer;
  /** Checks a signature by SHA-1 and RSA with a certificate in PEM; answers what is wrong. */
  readonly checkSignature: (certificate: string, signed: string, signature: Uint8Array) => string | undefined;
  /** What a source process remembers from one request to the next. */
  readonly memory: Map<string, string>;
}

export function refuse(status: number, body: string): Received {
  return { events: [], answer: { status, body }, why: `answered ${status}: ${body.trim()}` };
}

/** Upstream's code panics: the client sees the connection closed, the server goes on. */
export function panic(cause: string): Received {
  const why = `${cause}: upstream panics and closes the connection without an answer`;
  return { events: [], answer: { status: 0, body: '' }, why };
}

export function publish(...events: readonly string[]): Received {
  return { events, answer: { status: 200, body: '' } };
}

/**
 * The answer, once the bus has answered.
 * @param refused of each event, whether the bus refused it
 */
export function answerOf({ events, answer, tail = '' }: Received, refused: readonly boolean[]): HttpAnswer {
  if (events.length === 0) return answer;
  const words = refused.map((is) => (is ? 'failed to record event' : 'success')).join('');
  const status = answer.body === '' && refused[0] ? 500 : answer.status;
  return { ...answer, status, body: answer.body + words + tail };
}
