import { decodeUtf8, encodeUtf8 } from '../../unquote.ts';
import { goQuote } from '../../goQuote.ts';
import { BASE64, encodeText } from '../../sprig/encoding.ts';
import { toJson } from '../encode.ts';
import type { Failure } from '../failure.ts';
import { failedOn, failure, notApplicable } from '../failure.ts';
import { work, workText } from '../meter.ts';
import type { Family, Native } from '../native.ts';
import { kindPreview } from '../preview.ts';
import type { Value } from '../value.ts';
import { textOf } from './text.ts';

type Replacements = Readonly<Record<string, string>>;

function replacer(replacements: Replacements): (text: string) => string {
  return (text) => Array.from(text, (char) => replacements[char] ?? char).join('');
}

const escapeHtml = replacer({ '<': '&lt;', '>': '&gt;', '&': '&amp;', "'": '&apos;', '"': '&quot;' });
const escapeCsv = replacer({ '"': '""', '\0': '\\0' });
const escapeTsv = replacer({ '\t': '\\t', '\r': '\\r', '\n': '\\n', '\\': '\\\\', '\0': '\\0' });
const escapeShell = replacer({ "'": "'\\''", '\0': '\\0' });

/** A format of the text of any value. */
function ofText(run: (text: string, input: Value) => Value | Failure): Native {
  return (input) => {
    const text = textOf(input);
    workText(text.length * 8);
    return run(text, input);
  };
}

/** A format of a row of plain values. */
function row(kind: string, separator: string, escape: (text: string) => string): Native {
  return (input) => {
    if (!Array.isArray(input)) return notApplicable(`@${kind}`, input);
    work(input.length);
    const cells: string[] = [];
    for (const value of input) {
      if (Array.isArray(value) || value instanceof Map) {
        return failure(`@${kind} cannot format an array including: ${kindPreview(value)}`);
      }
      if (typeof value === 'string') cells.push(escape(value));
      else {
        const text = toJson(value);
        cells.push(text === 'null' && kind !== 'sh' ? '' : text);
      }
    }
    return cells.join(separator);
  };
}

function toUri(text: string): string {
  return encodeUtf8(text)
    .map((byte) => {
      const char = String.fromCharCode(byte);
      return /[A-Za-z0-9\-_.~]/.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}

const BAD_ESCAPE = /%(?![0-9a-fA-F]{2})/;

function fromUri(text: string, input: Value): Value | Failure {
  const bad = BAD_ESCAPE.exec(text);
  if (bad) {
    const shown = decodeUtf8(encodeUtf8(text.slice(bad.index, bad.index + 3)).slice(0, 3));
    return failedOn('@urid', input, [], `invalid URL escape ${goQuote(shown)}`);
  }
  const bytes: number[] = [];
  for (const [part] of text.matchAll(/%..|[^%]+/gs)) {
    if (part.startsWith('%')) bytes.push(parseInt(part.slice(1), 16));
    else for (const byte of encodeUtf8(part)) bytes.push(byte);
  }
  return decodeUtf8(bytes);
}

/** Base64 without padding; what follows a `=` is dropped, line breaks are skipped. */
function fromBase64(text: string, input: Value): Value | Failure {
  const units = encodeUtf8(text.split('=', 1)[0] ?? '');
  const bytes: number[] = [];
  let [buffer, bits] = [0, 0];
  let digits = 0;
  for (const [at, unit] of units.entries()) {
    if (unit === 10 || unit === 13) continue;
    const digit = unit < 128 ? BASE64.characters.indexOf(String.fromCharCode(unit)) : -1;
    if (digit < 0) return failedOn('@base64d', input, [], `illegal base64 data at input byte ${at}`);
    digits++;
    buffer = ((buffer << 6) | digit) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((buffer >> bits) & 0xff);
    }
  }
  if (digits % 4 === 1)
    return failedOn('@base64d', input, [], `illegal base64 data at input byte ${lastGroup(units)}`);
  return decodeUtf8(bytes);
}

/** Where Go sees a single digit left over: behind the units of the full groups and their line breaks. */
function lastGroup(units: readonly number[]): number {
  return units.length - 1;
}

const toShell = row('sh', ' ', (text) => `'${escapeShell(text)}'`);

const FORMATS: Family = {
  '_tohtml/0': ofText(escapeHtml),
  '_touri/0': ofText(toUri),
  '_tourid/0': ofText(fromUri),
  '_tocsv/0': row('csv', ',', (text) => `"${escapeCsv(text)}"`),
  '_totsv/0': row('tsv', '\t', escapeTsv),
  '_tosh/0': (input, a, b, c, ports) => toShell(Array.isArray(input) ? input : [input], a, b, c, ports),
  '_tobase64/0': ofText((text) => encodeText(text, BASE64)),
  '_tobase64d/0': ofText(fromBase64),
  'tojson/0': (input) => toJson(input),
};

/** The builtin behind `@name`. */
export const FORMAT_BUILTINS: ReadonlyMap<string, string> = new Map([
  ['@text', 'tostring'],
  ['@json', 'tojson'],
  ...['html', 'uri', 'urid', 'csv', 'tsv', 'sh', 'base64', 'base64d'].map((name): [string, string] => [
    `@${name}`,
    `_to${name}`,
  ]),
]);

const format: Native = (input, name, b, c, ports) => {
  if (typeof name !== 'string') return notApplicable('format', name);
  const builtin = FORMAT_BUILTINS.get(`@${name}`);
  if (builtin === undefined) return failure(`format not defined: @${name}`);
  if (builtin === 'tostring') return textOf(input);
  return FORMATS[`${builtin}/0`]?.(input, null, b, c, ports) ?? null;
};

export const FORMAT: Family = { ...FORMATS, 'format/1': format };
