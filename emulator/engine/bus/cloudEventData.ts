import { decodeBase64 } from './base64.ts';
import { JsonIterator } from './jsonIterator.ts';

export interface DataTarget {
  contentType: string;
  /** Null without data. */
  data: string | null;
  /** The data came in base64, and is written so again. */
  isBase64: boolean;
}

const JSON_TYPES = new Set([
  '',
  'application/json',
  'text/json',
  'application/cloudevents+json',
  'application/cloudevents-batch+json',
]);

/** Reads the data where it stands. @returns the error, which takes the place of every error before it */
export function takeData(target: DataTarget, json: JsonIterator, isBase64: boolean): string | undefined {
  if (isBase64) return takeBase64(target, json.readString());
  if (isJsonType(target.contentType)) {
    target.data = json.skipRaw();
    return undefined;
  }
  return takeText(target, json);
}

/** Reads data that was met too early, from its JSON text. */
export function takeCached(
  target: DataTarget,
  raw: string,
  isBase64: boolean,
): { readonly error: string } | { readonly crash: string } | undefined {
  if (isBase64 && raw.length < 2)
    return { crash: 'data_base64 is a single digit: slice bounds out of range [1:0]' };
  let error: string | undefined;
  if (isBase64) error = decode(target, raw.slice(1, -1));
  else if (isJsonType(target.contentType)) target.data = raw;
  else error = takeText(target, new JsonIterator(raw));
  return error === undefined ? undefined : { error };
}

/** The text is once more read as a JSON string. */
function takeBase64(target: DataTarget, source: string): string | undefined {
  if (/^[\w+/=]*$/.test(source)) return decode(target, source);
  try {
    return decode(target, JSON.parse(`"${source}"`) as string);
  } catch {
    return 'data_base64 is no base64';
  }
}

function decode(target: DataTarget, source: string): string | undefined {
  const decoded = decodeBase64(source);
  target.isBase64 = true;
  if ('error' in decoded) return decoded.error;
  target.data = decoded.text;
  return undefined;
}

function takeText(target: DataTarget, json: JsonIterator): string | undefined {
  target.data = json.readString();
  if (json.error === undefined) return undefined;
  return `unexpected data payload for media type "${mediaType(target.contentType)}", expected a string: ${json.error}`;
}

function isJsonType(contentType: string): boolean {
  return JSON_TYPES.has(mediaType(contentType));
}

function mediaType(contentType: string): string {
  const end = contentType.indexOf(';');
  return end === -1 ? contentType : contentType.slice(0, end).trim();
}
