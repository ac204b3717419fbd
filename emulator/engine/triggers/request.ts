import type { Json } from '../../../schemas/schema-node.ts';

/** A header whose value is in a Secret or ConfigMap: the value is read when the request is sent, and never shown. */
export interface HeaderSource {
  readonly kind: 'secret' | 'configMap';
  readonly name: string;
  readonly key: string;
}

export interface HttpHeader {
  readonly name: string;
  /** Empty where `from` is set. */
  readonly value: string;
  readonly from?: HeaderSource;
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
}

/** One run of the `argo` command. */
export interface ArgoRequest {
  readonly type: 'argo';
  readonly command: readonly string[];
  /** The manifest that the command is given in a file (`submit` only). */
  readonly object?: Json;
}

export interface LogRequest {
  readonly type: 'log';
  readonly lines: readonly { readonly dependency: string; readonly message: string }[];
}

/** What a trigger sends. */
export type TriggerRequest = HttpRequest | KubernetesRequest | ArgoRequest | LogRequest;
