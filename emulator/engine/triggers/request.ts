import type { Json } from '../../../schemas/schema-node.ts';

/** Where a value is that is read when the request is sent, and never shown. */
export interface HeaderSource {
  /** `wskprops` is the file `$HOME/.wskprops` of the sensor pod; `key` is a property of it. */
  readonly kind: 'secret' | 'configMap' | 'wskprops';
  readonly name: string;
  readonly key: string;
}

export interface HttpHeader {
  readonly name: string;
  /** Empty where `from` is set. */
  readonly value: string;
  readonly from?: HeaderSource;
}

/** How a connection is secured. */
export interface TlsSettings {
  /** Nothing is verified. */
  readonly insecureSkipVerify?: true;
  readonly caCert?: HeaderSource;
  readonly clientCert?: HeaderSource;
  readonly clientKey?: HeaderSource;
}

export interface HttpRequest {
  readonly type: 'http';
  readonly method: string;
  readonly url: string;
  readonly host?: string;
  readonly headers: readonly HttpHeader[];
  /** Basic authentication from Secrets. */
  readonly basicAuth?: { readonly username?: HeaderSource; readonly password?: HeaderSource };
  readonly body: string;
  readonly timeoutSeconds: number;
  readonly tls?: TlsSettings;
}

/** The call that creates, updates, patches or deletes an object. */
export interface KubernetesRequest {
  readonly type: 'kubernetes';
  readonly verb: 'create' | 'update' | 'patch' | 'delete';
  readonly group: string;
  readonly version: string;
  /** Plural, as upstream guesses it from the kind. */
  readonly resource: string;
  readonly namespace: string;
  readonly name: string;
  readonly patchType?: string;
  readonly object: Json;
  /** The object that stands in the cluster, where it is known. */
  readonly live?: Json;
}

/** One run of the `argo` command. */
export interface ArgoRequest {
  readonly type: 'argo';
  readonly operation: string;
  readonly command: readonly string[];
  readonly namespace: string;
  readonly name: string;
  /** The manifest that the command is given in a file (`submit` only). */
  readonly object?: Json;
}

/** An invocation of a Lambda function: a POST to `url`, signed when it is sent. */
export interface LambdaRequest {
  readonly type: 'awsLambda';
  readonly url: string;
  readonly region: string;
  readonly functionName: string;
  readonly invocationType?: string;
  /** Absent: AWS's own chain of credentials. */
  readonly credentials?: { readonly accessKey: HeaderSource; readonly secretKey: HeaderSource };
  readonly roleARN?: string;
  readonly body: string;
}

export interface EventHubsRequest {
  readonly type: 'azureEventHubs';
  readonly fqdn: string;
  readonly hubName: string;
  readonly sharedAccessKeyName: HeaderSource;
  readonly sharedAccessKey: HeaderSource;
  readonly body: string;
}

export interface ServiceBusRequest {
  readonly type: 'azureServiceBus';
  /** A queue or a topic. */
  readonly target: string;
  readonly connectionString: HeaderSource;
  readonly tls?: TlsSettings;
  readonly body: string;
}

/** The Avro schema that a message is written with. */
export interface AvroEncoding {
  readonly registry: string;
  readonly schemaId: number;
  /** The message as it goes over the wire, in base64; absent where the schema is not at hand. */
  readonly base64?: string;
}

export interface KafkaRequest {
  readonly type: 'kafka';
  readonly brokers: readonly string[];
  readonly topic: string;
  /** Absent: no key; an empty text is a key. */
  readonly key?: string;
  readonly headers: readonly HttpHeader[];
  readonly value: string;
  readonly avro?: AvroEncoding;
  readonly requiredAcks: number;
  readonly compress: boolean;
  readonly version: string;
  readonly tls?: TlsSettings;
  readonly sasl?: {
    readonly mechanism: string;
    readonly username: HeaderSource;
    readonly password: HeaderSource;
  };
}

/** How a NATS client proves who it is. */
export type NatsCredentials =
  | { readonly kind: 'basic'; readonly username: HeaderSource; readonly password: HeaderSource }
  | { readonly kind: 'token' | 'nkey' | 'credential'; readonly from: HeaderSource };

export interface NatsRequest {
  readonly type: 'nats';
  readonly url: string;
  readonly subject: string;
  readonly value: string;
  readonly auth?: NatsCredentials;
  readonly tls?: TlsSettings;
}

export interface PulsarRequest {
  readonly type: 'pulsar';
  readonly url: string;
  readonly topic: string;
  readonly value: string;
  readonly token?: HeaderSource;
  readonly athenz?: { readonly parameters: Readonly<Record<string, string>>; readonly key: HeaderSource };
  readonly tls?: TlsSettings;
}

/** A call of `chat.postMessage`. */
export interface SlackRequest {
  readonly type: 'slack';
  readonly url: string;
  readonly token: HeaderSource;
  readonly channel: string;
  /** The fields of the form, sorted; `token` is not among them. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Messages of one channel and key make a thread. */
  readonly threadKey?: string;
}

/** One mail to one address. */
export interface Mail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

export interface EmailRequest {
  readonly type: 'email';
  readonly host: string;
  readonly port: number;
  /** Absent: no authentication. */
  readonly login?: { readonly username: string; readonly password: HeaderSource };
  readonly mails: readonly Mail[];
  /** What upstream says about the addresses that it does not send to, by their place in `to`. */
  readonly refused: readonly { readonly index: number; readonly error: string }[];
}

export interface OpenWhiskRequest {
  readonly type: 'openWhisk';
  readonly url: string;
  readonly action: string;
  /** `name:password`. */
  readonly token: HeaderSource;
  /** The payload. */
  readonly payload: string;
  /** The payload as it is sent: in base64, as one JSON string. */
  readonly body: string;
}

/** The calls of a custom trigger's gRPC server. */
export interface CustomRequest {
  readonly type: 'custom';
  readonly serverURL: string;
  readonly certificate?: HeaderSource;
  readonly triggerName: string;
  /** What `FetchResource` is given: `spec` as YAML. */
  readonly spec: string;
  /** What `Execute` is given; absent where the server was not asked. */
  readonly resource?: string;
  readonly payload: string;
}

export interface LogLine {
  readonly dependency: string;
  readonly message: string;
  /** The attributes of the event as upstream writes them beside the message. */
  readonly context: string;
}

export interface LogRequest {
  readonly type: 'log';
  readonly lines: readonly LogLine[];
}

/** What a trigger sends. */
export type TriggerRequest =
  | HttpRequest
  | KubernetesRequest
  | ArgoRequest
  | LambdaRequest
  | EventHubsRequest
  | ServiceBusRequest
  | KafkaRequest
  | NatsRequest
  | PulsarRequest
  | SlackRequest
  | EmailRequest
  | OpenWhiskRequest
  | CustomRequest
  | LogRequest;
