import { formatTime } from '../lang/time/format.ts';
import { isZero } from '../lang/time/goTime.ts';
import { parseTime, RFC3339_NANO } from '../lang/time/parse.ts';
import { goQuote } from '../lang/goQuote.ts';
import { takeCached, takeData, type DataTarget } from './cloudEventData.ts';
import { extensionProblem, type SpecVersion } from './extension.ts';
import { JsonIterator, scalarOf, type AnyValue, type Scalar } from './jsonIterator.ts';
import { rewriteUriReference } from './uriReference.ts';

/** What the CloudEvents library makes of a body. */
export interface CloudEvent extends DataTarget {
  version: SpecVersion | undefined;
  id: string;
  type: string;
  source: string;
  subject: string;
  /** RFC 3339, null without a time. */
  time: string | null;
}

/** A problem that ends the decoding, or the whole process. */
export type Refusal = { readonly error: string } | { readonly crash: string };

interface Reading {
  readonly json: JsonIterator;
  readonly event: CloudEvent;
  /** Fields whose meaning depends on the version, met before it. */
  readonly early: Map<string, AnyValue>;
  readonly extensions: Map<string, Scalar>;
  hasContentType: boolean;
  /** Text of data met while it was not known how to read it. */
  cached: string | undefined;
  isBase64: boolean;
}

const OF_SOME_VERSION = ['dataschema', 'schemaurl', 'datacontentencoding', 'data_base64'];

/** Reads valid JSON as the library's `Event.UnmarshalJSON` does, in the order of the keys, which matters before `specversion` and `datacontenttype`. */
export function readCloudEvent(text: string): CloudEvent | Refusal {
  const json = new JsonIterator(text);
  const reading: Reading = {
    json,
    event: emptyEvent(),
    early: new Map(),
    extensions: new Map(),
    hasContentType: false,
    cached: undefined,
    isBase64: false,
  };
  for (let key = json.readKey(); key !== ''; key = json.readKey()) {
    if (json.error !== undefined) return { error: json.error };
    const refusal = reading.event.version
      ? readLate(reading, key, reading.event.version)
      : readEarly(reading, key);
    if (refusal) return refusal;
  }
  return finish(reading);
}

function emptyEvent(): CloudEvent {
  const texts = { id: '', type: '', source: '', subject: '', contentType: '' };
  return { version: undefined, ...texts, time: null, data: null, isBase64: false };
}

function finish({ json, event, cached, isBase64 }: Reading): CloudEvent | Refusal {
  if (!event.version) return { error: 'specversion: no specversion' };
  if (json.error !== undefined) return { error: json.error };
  const refusal = cached === undefined ? undefined : takeCached(event, cached, isBase64);
  return refusal ?? event;
}

function readEarly(reading: Reading, key: string): Refusal | undefined {
  const { json, early, extensions } = reading;
  if (key === 'specversion') return readVersion(reading);
  if (key === 'datacontenttype') readContentType(reading);
  else if (key === 'data') reading.cached = json.skipRaw();
  else if (OF_SOME_VERSION.includes(key)) early.set(key, json.readAny());
  else if (!readAttribute(reading, key)) extensions.set(key, json.readScalar());
  return undefined;
}

function readLate(reading: Reading, key: string, version: SpecVersion): Refusal | undefined {
  const { json, event } = reading;
  if (key === 'specversion') return { error: 'specversion was already provided' };
  if (key === 'datacontenttype') {
    if (reading.hasContentType) return { error: 'datacontenttype was already provided' };
    readContentType(reading);
    return undefined;
  }
  if (key === 'datacontentencoding' && version === '0.3') return readEncoding(reading);
  if (key === 'data' || (key === 'data_base64' && version === '1.0')) {
    const isBase64 = key === 'data_base64';
    if (isReadable(reading, version)) {
      json.error = takeData(event, json, isBase64 || (version === '0.3' && reading.isBase64));
      return undefined;
    }
    reading.isBase64 ||= isBase64;
    reading.cached = json.skipRaw();
    return undefined;
  }
  if (key === (version === '1.0' ? 'dataschema' : 'schemaurl')) json.readString();
  else if (!readAttribute(reading, key)) json.error = extensionProblem(version, key, json.readScalar());
  return undefined;
}

function isReadable({ hasContentType, isBase64 }: Reading, version: SpecVersion): boolean {
  return hasContentType && (version === '1.0' || isBase64);
}

function readContentType(reading: Reading): void {
  reading.event.contentType = reading.json.readString();
  reading.hasContentType = true;
}

/** @returns false for a key that is no attribute of every version */
function readAttribute({ json, event }: Reading, key: string): boolean {
  if (key === 'id' || key === 'type' || key === 'subject') event[key] = json.readString();
  else if (key === 'source') {
    const text = json.readString();
    const source = rewriteUriReference(text);
    if (source === undefined) json.error = `cannot parse uri ref: ${text}`;
    event.source = source ?? '';
  } else if (key === 'time') {
    const text = json.readString();
    const time = text === '' ? undefined : parseTime(RFC3339_NANO, text);
    if (time && 'error' in time)
      json.error = `cannot convert ${goQuote(text)} to time.Time: not in RFC3339 format`;
    else event.time = !time || isZero(time) ? null : formatTime(time, RFC3339_NANO);
  } else return false;
  return true;
}

function readEncoding(reading: Reading): Refusal | undefined {
  if (reading.isBase64) return { error: 'datacontentencoding: datacontentencoding was specified twice' };
  return takeEncoding(reading, reading.json.readString());
}

function takeEncoding(reading: Reading, encoding: string): Refusal | undefined {
  reading.isBase64 = true;
  if (encoding === 'base64') return undefined;
  return {
    error: "datacontentencoding: invalid datacontentencoding value, the only allowed value is 'base64'",
  };
}

function readVersion(reading: Reading): Refusal | undefined {
  const { json, event, early, extensions } = reading;
  const version = json.readString();
  if (version !== '1.0' && version !== '0.3') return { error: `specversion: unknown value: ${version}` };
  event.version = version;
  const refusal = version === '1.0' ? takeEarlyBase64(reading) : takeEarlyEncoding(reading);
  if (refusal) return refusal;
  const native = version === '1.0' ? 'dataschema' : 'schemaurl';
  for (const [key, any] of early) if (key !== native) extensions.set(key, scalarOf(any));
  for (const [key, value] of extensions) {
    const error = extensionProblem(version, key, value);
    if (error !== undefined) return { error };
  }
  return undefined;
}

function takeEarlyBase64(reading: Reading): Refusal | undefined {
  const any = reading.early.get('data_base64');
  reading.early.delete('data_base64');
  if (!any) return undefined;
  reading.cached = any.string === undefined ? any.raw : JSON.stringify(any.string);
  reading.isBase64 = true;
  return undefined;
}

/** An empty encoding is no text to the library, and it looks at it all the same. */
function takeEarlyEncoding(reading: Reading): Refusal | undefined {
  const any = reading.early.get('datacontentencoding');
  reading.early.delete('datacontentencoding');
  if (!any) return undefined;
  const encoding = any.string ?? (any.raw === 'null' ? '' : any.raw);
  if (encoding === '')
    return { crash: 'an empty datacontentencoding before specversion: nil pointer dereference' };
  return takeEncoding(reading, encoding);
}
