import { goQuote } from '../lang/goQuote.ts';
import { decodeUtf8 } from '../lang/unquote.ts';
import { MAX_FORM } from './bodyLimits.ts';
import type { HttpMessage, SourcePorts } from './message.ts';

export interface Form {
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** Of the first pair that cannot be read; that pair is left out. */
  readonly error?: string;
}

/** The form that a body is. */
export function readForm({ body, bodyError }: HttpMessage, ports: SourcePorts): Form {
  const error = bodyError ?? (body.length > MAX_FORM ? 'http: POST too large' : undefined);
  return error === undefined ? parseForm(ports.decodeUtf8(body)) : { values: new Map(), error };
}

/** Parses `application/x-www-form-urlencoded` text as Go's `url.ParseQuery` does. */
export function parseForm(text: string): Form {
  const values = new Map<string, string[]>();
  let error: string | undefined;
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    if (pair.includes(';')) {
      error ??= 'invalid semicolon separator in query';
      continue;
    }
    const equals = pair.indexOf('=');
    const key = queryUnescape(equals < 0 ? pair : pair.slice(0, equals));
    const value = queryUnescape(equals < 0 ? '' : pair.slice(equals + 1));
    if ('error' in key) error ??= key.error;
    else if ('error' in value) error ??= value.error;
    else {
      const known = values.get(key.text);
      if (known) known.push(value.text);
      else values.set(key.text, [value.text]);
    }
  }
  return error === undefined ? { values } : { values, error };
}

/** Go's `url.QueryUnescape`; bytes that are not UTF-8 are kept as `decodeUtf8` does. */
export function queryUnescape(text: string): { readonly text: string } | { readonly error: string } {
  const bad = /%(?![0-9a-fA-F]{2}).{0,2}/s.exec(text);
  if (bad) return { error: `invalid URL escape ${goQuote(bad[0])}` };
  return { text: text.replaceAll('+', ' ').replace(/(?:%[0-9a-fA-F]{2})+/g, decodeBytes) };
}

function decodeBytes(escapes: string): string {
  const bytes = Array.from(escapes.matchAll(/%(..)/g), ([, hex = '']) => Number.parseInt(hex, 16));
  return decodeUtf8(bytes);
}
