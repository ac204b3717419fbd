import { encodeNumber, encodeString } from '../../lang/goJson.ts';
import { goQuote } from '../../lang/goQuote.ts';
import { formatTime } from '../../lang/time/format.ts';
import { parseTime, RFC3339, RFC3339_NANO } from '../../lang/time/parse.ts';
import { wellFormed } from '../../lang/unquote.ts';
import { JsonCursor } from '../../sensors/goStruct/cursor.ts';

/** The JSON; or the kind of value that was found instead, with the zero value; or the error of a type of its own. */
export type Scalar =
  | { readonly json: string }
  | { readonly found: string; readonly zero: string }
  | { readonly refused: string };

/**
 * A text, boolean, number or time as Go reads and writes it.
 * @param raw undefined if there is none, which is the zero value
 */
export function writeScalar(shape: string, raw: string | undefined): Scalar {
  const kind = /^\w*/.exec(shape)?.[0] ?? '';
  const zero = ZEROS[kind] ?? '0';
  if (raw === undefined) return { json: zero };
  switch (kind) {
    case 's':
      return raw.startsWith('"')
        ? { json: encodeString(wellFormed(new JsonCursor(raw).string())) }
        : { found: kindOf(raw), zero };
    case 'b':
      return raw === 'true' || raw === 'false' ? { json: raw } : { found: kindOf(raw), zero };
    case 'n':
      return writeNumber(raw);
    case 't':
      return writeTime(raw);
  }
  if (!/^[-\d]/.test(raw)) return { found: kindOf(raw), zero };
  const json = kind.startsWith('float') ? float(raw) : integer(kind, raw);
  return json === undefined ? { found: `number ${raw}`, zero } : { json };
}

const ZEROS: Readonly<Record<string, string>> = { s: '""', b: 'false', t: '"0001-01-01T00:00:00Z"' };

function kindOf(raw: string): string {
  if (raw.startsWith('"')) return 'string';
  if (raw.startsWith('{')) return 'object';
  if (raw.startsWith('[')) return 'array';
  return raw === 'true' || raw === 'false' ? 'bool' : 'number';
}

function float(raw: string): string | undefined {
  const value = Number(raw);
  return Number.isFinite(value) ? encodeNumber(value) : undefined;
}

function integer(kind: string, raw: string): string | undefined {
  if (!/^-?\d+$/.test(raw)) return undefined;
  const bits = BigInt(/\d+$/.exec(kind)?.[0] ?? '64');
  const unsigned = kind.startsWith('u');
  const value = BigInt(raw);
  const fits = unsigned ? BigInt.asUintN(Number(bits), value) : BigInt.asIntN(Number(bits), value);
  return fits === value && !(unsigned && raw.startsWith('-')) ? String(value) : undefined;
}

/** A number stays as it was written, also between quotes. */
function writeNumber(raw: string): Scalar {
  const isText = raw.startsWith('"');
  if (!isText && !/^[-\d]/.test(raw)) return { found: kindOf(raw), zero: '0' };
  const digits = isText ? new JsonCursor(raw).string() : raw;
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(digits)) return { json: digits };
  return { refused: `json: invalid number literal, trying to unmarshal ${goQuote(raw)} into Number` };
}

function writeTime(raw: string): Scalar {
  if (!raw.startsWith('"')) return { refused: 'Time.UnmarshalJSON: input is not a JSON string' };
  const parsed = parseTime(RFC3339, raw.slice(1, -1));
  if ('error' in parsed) return { refused: parsed.error };
  return { json: encodeString(formatTime(parsed, RFC3339_NANO)) };
}
