import type { Json } from '../../../../schemas/schema-node.ts';
import type {
  EmailRequest,
  EventHubsRequest,
  HeaderSource,
  KafkaRequest,
  LogLine,
  Mail,
  NatsRequest,
  PulsarRequest,
  ServiceBusRequest,
} from '../request.ts';
import type { WireRequest } from './wire.ts';

/** One call of the Kubernetes API. */
export interface KubernetesCall {
  readonly verb: 'create' | 'update' | 'patch' | 'get' | 'delete' | 'list';
  readonly group: string;
  readonly version: string;
  readonly resource: string;
  readonly namespace: string;
  readonly name?: string;
  /** The body, or the patch. */
  readonly object?: Json;
  readonly patchType?: string;
  readonly selector?: string;
}

/** A message for a broker; `base64` says that the value is not text. */
export interface BrokerMessage {
  readonly topic: string;
  readonly key?: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly value: string;
  readonly base64?: true;
  /** Names the broker, and says how to connect. */
  readonly request: KafkaRequest | NatsRequest | PulsarRequest | EventHubsRequest | ServiceBusRequest;
}

export interface Rpc {
  readonly method: 'FetchResource' | 'Execute' | 'ApplyPolicy';
  readonly resource?: string;
  readonly payload?: string;
  readonly request?: string;
}

/** Where mails go. */
export type MailServer = Pick<EmailRequest, 'host' | 'port' | 'login'>;

/** What sending asks of whoever drives it. */
export type Ask =
  | { readonly do: 'http'; readonly request: WireRequest }
  | { readonly do: 'kubernetes'; readonly call: KubernetesCall }
  /** A run of a command; `file` is what stands in the file that the command is given. */
  | { readonly do: 'command'; readonly command: readonly string[]; readonly file?: string }
  | { readonly do: 'publish'; readonly message: BrokerMessage }
  | { readonly do: 'mail'; readonly mail: Mail; readonly server: MailServer }
  | { readonly do: 'rpc'; readonly rpc: Rpc }
  | { readonly do: 'log'; readonly line: LogLine }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'value'; readonly from: HeaderSource };

export interface HttpAnswer {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What comes back; each ask has its own part. */
export interface Reply {
  readonly http?: HttpAnswer;
  /** Of a Kubernetes call: one object, or the items of a list. */
  readonly object?: Json;
  readonly items?: readonly Json[];
  /** The Kubernetes API says that there is no such object. */
  readonly notFound?: true;
  /** The broker could not be reached, which upstream notices while it constructs the trigger. */
  readonly unreachable?: true;
  /** Of an RPC, or a value; absent if the value is not there. */
  readonly text?: string;
  readonly error?: string;
}

/** What came of a trigger that was really sent. */
export interface Sent {
  /** Upstream's text of the failed execution, without what the caller puts in front. */
  readonly error?: string;
  /** Why the trigger could not be constructed after all; there is no other error then. */
  readonly cause?: string;
  readonly status?: number;
  readonly body?: string;
  /** The object that the Kubernetes API gave back last; null if it gave none that a policy could read. */
  readonly object?: Json;
}

/** Sending as a conversation: whoever drives it really makes the calls, or answers as it likes. */
export type Conversation<Result> = Generator<Ask, Result, Reply>;

export function* ask(what: Ask): Conversation<Reply> {
  return yield what;
}

/** The value of a reference, or the reason why there is none. */
export function* valueOf(
  from: HeaderSource,
): Conversation<{ readonly text: string } | { readonly error: string }> {
  const { text } = yield { do: 'value', from };
  if (text !== undefined) return { text };
  const place = from.kind === 'configMap' ? 'ConfigMap' : from.kind === 'secret' ? 'Secret' : 'file';
  return {
    error: `the value of ${place} ${from.name}, key ${from.key}, is not known here: the request was not sent`,
  };
}
