import type { HttpMessage } from './message.ts';

/** Something that reaches an event source, or is put in its place. */
export type Incoming = {
  readonly eventSource: string;
  readonly eventName: string;
  readonly namespace: string;
} & (
  | { readonly via: 'http'; readonly message: HttpMessage }
  /** A request that a developer fires: credentials that the source asks for are filled in. */
  | { readonly via: 'fired-request'; readonly message: HttpMessage }
  /** What a server delivers, in the shape that its type takes (`messages/table.ts`). */
  | { readonly via: 'message'; readonly message: object }
  /** The same, put there by a developer. */
  | { readonly via: 'fired-message'; readonly message: object }
  | { readonly via: 'timer'; readonly at: number; readonly startedAt: number }
  /** Event data put on the bus as if the source had made it; JSON text. */
  | { readonly via: 'fired-data'; readonly data: string }
);
