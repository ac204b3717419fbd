/** A request as an HTTP event source gets it. Header names as sent, values in wire order. */
export interface HttpMessage {
  readonly method: string;
  /** The request target, with query. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
}

/** What a source answers to an HTTP client. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

/** What a source makes of a message: the event data as JSON text, and what it answers. Without `data` nothing goes on the bus. */
export interface Received {
  readonly data?: string;
  readonly answer: HttpAnswer;
  /** Why nothing goes on the bus, for people. */
  readonly why?: string;
}

export interface SourcePorts {
  readonly hmac: (algorithm: 'sha1' | 'sha256' | 'sha512', key: string, body: Uint8Array) => Uint8Array;
  /** The value of a Secret key, less one trailing newline; undefined when it is not known here. */
  readonly secret: (name: string, key: string) => string | undefined;
  readonly decodeUtf8: (bytes: Uint8Array) => string;
}

export function refuse(status: number, body: string): Received {
  return { answer: { status, body }, why: `answered ${status}: ${body.trim()}` };
}
