/**
 * What is spoken on the control socket: JSON-RPC 2.0 in text frames, one message a frame. The first frame of a connection must be the
 * request `hello` with the token that the emulator was started with.
 */
import type { ClockDomain } from './protocol/clock.ts';
import type { EventsDomain } from './protocol/events.ts';
import type { ProjectDomain } from './protocol/project.ts';
import type { TraceDomain, TraceNotifications } from './protocol/trace.ts';
import type { TriggersDomain } from './protocol/triggers.ts';

interface HelloDomain {
  hello: {
    params: { readonly token: string };
    result: { readonly argoEventsVersion: string; readonly version: string };
  };
}

/** Every request by its method. */
export type Requests = HelloDomain &
  ProjectDomain &
  EventsDomain &
  TraceDomain &
  TriggersDomain &
  ClockDomain;
export type Method = keyof Requests;
export type Params<M extends Method> = Requests[M]['params'];
export type Result<M extends Method> = Requests[M]['result'];

/** Every notification of the emulator by its method. */
export type Notifications = TraceNotifications;

export interface RequestMessage<M extends Method = Method> {
  readonly jsonrpc: '2.0';
  readonly id: number;
  readonly method: M;
  readonly params: Params<M>;
}

export type ResponseMessage =
  | { readonly jsonrpc: '2.0'; readonly id: number; readonly result: unknown }
  | {
      readonly jsonrpc: '2.0';
      readonly id: number | null;
      readonly error: { readonly code: number; readonly message: string };
    };

export interface NotificationMessage<M extends keyof Notifications = keyof Notifications> {
  readonly jsonrpc: '2.0';
  readonly method: M;
  readonly params: Notifications[M];
}

/** JSON-RPC error codes that are used. */
export const ERROR_CODES = {
  invalidRequest: -32600,
  unknownMethod: -32601,
  invalidParams: -32602,
  failed: -32000,
  unauthorized: -32001,
} as const;
