import type { Json } from '../../../../schemas/schema-node.ts';
import type { HeaderSource, HttpHeader, TlsSettings } from '../../triggers/request.ts';

/** What a trigger sends, in the parts in which people read it; values of Secrets are named, never shown. */
export interface RequestParts {
  /** The call in one line. */
  readonly call: string;
  /** What goes with it: headers, keys, how to connect and log in. */
  readonly facts: readonly Fact[];
  readonly contents: readonly Content[];
}

export type Fact = readonly [name: string, value: string];

/** A text that is sent as it is, or an object that is sent as JSON. */
export interface Content {
  readonly title: string;
  readonly text?: string;
  readonly object?: Json;
}

/** Leaves out what is not there. */
export function factsOf(facts: readonly (readonly [string, string | undefined])[]): Fact[] {
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

/** A text that is not empty. */
export function textOf(title: string, text: string | undefined): Content[] {
  return text === undefined || text === '' ? [] : [{ title, text }];
}

/** `(secret name/key)` in place of a value. */
export function sourceText(from: HeaderSource): string;
export function sourceText(from: HeaderSource | undefined): string | undefined;
export function sourceText(from: HeaderSource | undefined): string | undefined {
  return from && `(${from.kind} ${from.name}/${from.key})`;
}

export function headerFacts(headers: readonly HttpHeader[]): Fact[] {
  return headers.map(({ name, value, from }) => [name, sourceText(from) ?? value]);
}

export function tlsFacts(tls: TlsSettings | undefined): Fact[] {
  return factsOf([
    ['TLS', tls?.insecureSkipVerify && 'certificates are not verified'],
    ['CA certificate', sourceText(tls?.caCert)],
    ['Client certificate', sourceText(tls?.clientCert)],
    ['Client key', sourceText(tls?.clientKey)],
  ]);
}
