import { toBase64 } from '../../encoding.ts';
import { encodeString } from '../../lang/goJson.ts';
import { marshal } from '../../lang/goMarshal.ts';
import { formatTime, timeText } from '../../lang/time/format.ts';
import { ZERO_TIME, type GoTime } from '../../lang/time/goTime.ts';
import { parseTime, RFC3339, RFC3339_NANO } from '../../lang/time/parse.ts';
import { loadZone } from '../../lang/time/zone.ts';
import { decodeUtf8 } from '../../lang/unquote.ts';
import { metadataMember } from '../headers.ts';
import { compactJson } from '../rawJson.ts';

/**
 * What a source makes of a message. `dropped`: its own selection leaves the message out; `error` is upstream's text; `crash`: the process dies.
 * A byte in the data that is no UTF-8 is a lone surrogate (see `decodeUtf8`).
 */
export type Built =
  | { readonly data: string; /** Of the CloudEvent, where the source sets it. */ readonly id?: string }
  | { readonly dropped: string }
  | { readonly error: string }
  | { readonly crash: string };

/** Bytes of a message; null where it has none at all. */
export type Bytes = Uint8Array | null;

/** JSON text of a member, or why it cannot be written. */
export type Member = string | { readonly error: string };

/** What the entries of most sources have. */
export interface Entry {
  readonly jsonBody?: boolean;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** A document of members in their order, with the entry's metadata behind them. `prefix` stands before an error. */
export function documentOf(
  { metadata }: Entry,
  members: readonly (readonly [key: string, value: Member])[],
  prefix = '',
): Built {
  const parts: string[] = [];
  for (const [key, value] of members) {
    if (typeof value !== 'string') return { error: `${prefix}${value.error}` };
    parts.push(`"${key}":${value}`);
  }
  return { data: `{${parts.join(',')}${metadataMember(metadata)}}` };
}

/** The body of a message: as it is with `jsonBody`, else in base64. */
export function bodyMember({ jsonBody }: Entry, body: Bytes): Member {
  if (body === null) return 'null';
  return jsonBody ? rawMember(textOf(body)) : `"${toBase64(body)}"`;
}

/** JSON text put into the document as it is, compacted. */
export function rawMember(text: string): Member {
  const compacted = compactJson(text);
  if ('json' in compacted) return compacted.json;
  return { error: `json: error calling MarshalJSON for type *json.RawMessage: ${compacted.error}` };
}

export function textMember(text: string | undefined): string {
  return encodeString(text ?? '');
}

/** A text, or null without one. */
export function optionalText(text: string | undefined): string {
  return text === undefined ? 'null' : encodeString(text);
}

/** A map of texts, keys sorted; null without one. */
export function textsMember(texts: Readonly<Record<string, string>> | undefined): string {
  return texts === undefined ? 'null' : marshal(texts);
}

export function textOf(bytes: Uint8Array): string {
  return decodeUtf8(Array.from(bytes));
}

/**
 * Go's `Time.String()` of an RFC 3339 time; the year 1 without one.
 * @param zone IANA name of the zone in which the process sees it; UTC without one
 */
export function goTimeMember(time: string | undefined, zone?: string): string {
  return encodeString(timeText(momentOf(time, zone)));
}

/** An RFC 3339 time as Go's encoder writes it. */
export function jsonTime(time: string | undefined, zone?: string): string {
  return encodeString(formatTime(momentOf(time, zone), RFC3339_NANO));
}

function momentOf(time: string | undefined, zone = 'UTC'): GoTime {
  const parsed = time === undefined ? ZERO_TIME : parseTime(RFC3339, time);
  if ('error' in parsed || time === undefined) return ZERO_TIME;
  const found = loadZone(zone);
  return 'error' in found ? parsed : { ...parsed, zone: found };
}
