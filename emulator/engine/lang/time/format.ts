import type { Fields, GoTime } from './goTime.ts';
import { fieldsOf } from './goTime.ts';
import type { FractionPiece, LayoutPiece, OffsetPiece } from './layout.ts';
import { nextChunk } from './layout.ts';
import { MONTHS, WEEK_DAYS } from './names.ts';

/** Go's `Time.Format`. */
export function formatTime(time: GoTime, layout: string): string {
  const fields = fieldsOf(time);
  let out = '';
  let rest = layout;
  for (;;) {
    const { prefix, piece, suffix } = nextChunk(rest);
    out += prefix;
    if (!piece) return out;
    out += textOf(piece, time, fields);
    rest = suffix;
  }
}

/** Go's `Time.String()` of a time without a monotonic clock. */
export function timeText(time: GoTime): string {
  return formatTime(time, '2006-01-02 15:04:05.999999999 -0700 MST');
}

function textOf(piece: LayoutPiece, time: GoTime, fields: Fields): string {
  const { year, month, day, hour, minute, second, weekday, yearDay } = fields;
  const hour12 = hour % 12 === 0 ? 12 : hour % 12;
  switch (piece.kind) {
    case 'text':
      return '';
    case 'year':
      return padded(Math.abs(year) % 100, 2);
    case 'longYear':
      return padded(year, 4);
    case 'month':
      return (MONTHS[month - 1] ?? '').slice(0, 3);
    case 'longMonth':
      return MONTHS[month - 1] ?? '';
    case 'numMonth':
      return String(month);
    case 'zeroMonth':
      return padded(month, 2);
    case 'weekDay':
      return (WEEK_DAYS[weekday] ?? '').slice(0, 3);
    case 'longWeekDay':
      return WEEK_DAYS[weekday] ?? '';
    case 'day':
      return String(day);
    case 'underDay':
      return String(day).padStart(2);
    case 'zeroDay':
      return padded(day, 2);
    case 'underYearDay':
      return String(yearDay).padStart(3);
    case 'zeroYearDay':
      return padded(yearDay, 3);
    case 'hour':
      return padded(hour, 2);
    case 'hour12':
      return String(hour12);
    case 'zeroHour12':
      return padded(hour12, 2);
    case 'minute':
      return String(minute);
    case 'zeroMinute':
      return padded(minute, 2);
    case 'second':
      return String(second);
    case 'zeroSecond':
      return padded(second, 2);
    case 'PM':
      return hour >= 12 ? 'PM' : 'AM';
    case 'pm':
      return hour >= 12 ? 'pm' : 'am';
    case 'zoneName':
      return time.zone.abbreviationAt(time.seconds) || offsetText({ ...NUMERIC, iso: false }, fields.offset);
    case 'offset':
      return offsetText(piece, fields.offset);
    case 'fraction':
      return fractionText(piece, time.nanos);
  }
}

const NUMERIC: OffsetPiece = { kind: 'offset', iso: false, colon: false, parts: 2 };

function padded(value: number, width: number): string {
  const digits = String(Math.abs(value)).padStart(width, '0');
  return value < 0 ? `-${digits}` : digits;
}

function offsetText({ iso, colon, parts }: OffsetPiece, offset: number): string {
  if (iso && offset === 0) return 'Z';
  const minutes = Math.trunc(offset / 60);
  const size = Math.abs(minutes);
  const numbers = [Math.floor(size / 60), size % 60, Math.abs(offset) % 60].slice(0, parts);
  return (minutes < 0 ? '-' : '+') + numbers.map((number) => padded(number, 2)).join(colon ? ':' : '');
}

function fractionText({ digits, separator, trim }: FractionPiece, nanos: number): string {
  if (trim && nanos === 0) return '';
  const text = padded(nanos, 9).slice(0, digits);
  const kept = trim ? text.replace(/0+$/, '') : text;
  return kept === '' ? '' : separator + kept;
}
