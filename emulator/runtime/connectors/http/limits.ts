/** How long and how much an HTTP listener puts up with. Argo Events itself waits without end. */
export interface HttpLimits {
  /** From the first byte of a request to the end of its headers, in milliseconds. */
  readonly headMs: number;
  /** From the end of the headers to the end of the body. */
  readonly bodyMs: number;
  /** Between two requests of a connection. */
  readonly idleMs: number;
  /** For a sender to take an answer. */
  readonly answerMs: number;
  /** For a sender to see an answer before the connection is closed on what it still sends. */
  readonly lingerMs: number;
  /** Bytes of a body that are taken, whatever `maxPayloadSize` says. */
  readonly maxBody: number;
}

export const HTTP_LIMITS: HttpLimits = {
  headMs: 30_000,
  bodyMs: 120_000,
  idleMs: 120_000,
  answerMs: 30_000,
  lingerMs: 500,
  maxBody: 128 * 1024 * 1024,
};
