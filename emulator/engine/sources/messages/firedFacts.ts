import type { Json } from '../../../../schemas/schema-node.ts';

export type Members = Readonly<Record<string, Json>>;

/** A message as a developer fires it. */
export interface FiredMessage {
  readonly payload: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What the message says beside its body, such as a `key` or `attributes`. */
  readonly properties: Members;
}

/** What servers give to each message. */
export interface FiredFacts {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** How many events were fired before. */
  readonly nth: number;
}

/** What entries say of where they listen. */
export interface Watching {
  readonly decodeMessage?: boolean;
  readonly directory?: string;
  readonly eventType?: string;
  readonly path?: string;
  readonly streams?: readonly string[];
  readonly type?: string;
  readonly watchPathConfig?: { readonly directory?: string; readonly path?: string };
  readonly channelName?: string;
  readonly channels?: readonly string[];
  readonly exchangeName?: string;
  readonly partition?: string;
  readonly routingKey?: string;
  readonly subject?: string;
  readonly topic?: string;
}
