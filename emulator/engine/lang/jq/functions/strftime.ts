import { decodeUtf8, encodeUtf8 } from '../../unquote.ts';
import { MONTHS, WEEK_DAYS } from '../../time/names.ts';
import { daysOf } from '../../time/civil.ts';
import { fieldsOf, type Fields, type Moment } from './timeFields.ts';

/** How a directive is padded: `none` after `-`, else the character; `given` if a flag asked for it. */
interface Style {
  readonly width: number;
  readonly padding: '0' | ' ' | 'none';
  readonly given: boolean;
  readonly upper: boolean;
  readonly swap: boolean;
}

const PLAIN: Style = { width: 0, padding: '0', given: false, upper: false, swap: false };
/** Directives that stand for others; what is no letter is written as it is. */
export const COMPOSED: Readonly<Record<string, string>> = {
  c: 'a b e H:M:S Y',
  '+': 'a b e H:M:S Z Y',
  v: 'e-b-Y',
  r: 'I:M:S p',
  F: 'Y-m-d',
  D: 'm/d/y',
  x: 'm/d/y',
  T: 'H:M:S',
  X: 'H:M:S',
  R: 'H:M',
};
const MAX_WIDTH = 1024;
/** Colons only go with `z`; before anything else they end a directive that is none. */
const DIRECTIVE = /%([-_^#0]|[1-9][0-9]*)*(?:(:+)(z?)|(.?))/gs;

/** C's `strftime` as timefmt-go answers it, in UTC. */
export function formatTime(moment: Moment, format: string): string {
  const fields = { ...fieldsOf(moment), moment };
  const out = latin(format).replace(
    DIRECTIVE,
    (
      source: string,
      _flag: unknown,
      colons: string | undefined,
      z: string | undefined,
      letter: string | undefined,
    ) => write(fields, source, colons ?? '', z ?? letter ?? ''),
  );
  return decodeUtf8(Array.from(out, (char) => char.charCodeAt(0)));
}

/** UTF-8 bytes as characters below 256. */
export function latin(text: string): string {
  return encodeUtf8(text)
    .map((byte) => String.fromCharCode(byte))
    .join('');
}

type Time = Fields & { readonly moment: Moment };

function write(time: Time, source: string, colons: string, letter: string): string {
  const flags = source.slice(1, source.length - colons.length - letter.length);
  const style = styleOf(flags);
  if (letter === '') return literal(source, style, style.width);
  if (colons !== '') {
    if (letter === 'z' && colons.length <= 3) return zone(style, colons.length);
    return literal(`%${flags}${colons}`, style, style.width) + letter;
  }
  const composed = COMPOSED[letter];
  if (composed !== undefined) return compose(time, composed, style, 'c+vr'.includes(letter));
  return directive(time, letter, style) ?? literal(`%${flags}`, style, style.width - 1) + letter;
}

function styleOf(flags: string): Style {
  let style = PLAIN;
  for (const [flag] of flags.matchAll(/[-_^#0]|[1-9][0-9]*/g)) style = { ...style, ...changeOf(flag, style) };
  return style;
}

function changeOf(flag: string, { padding }: Style): Partial<Style> {
  switch (flag) {
    case '-':
      return { padding: 'none', given: true };
    case '_':
      return { padding: ' ', given: true };
    case '0':
      return { padding: '0', given: true };
    case '^':
      return { upper: true };
    case '#':
      return { swap: true };
    default: {
      const width = Math.min(Number(flag), MAX_WIDTH);
      return padding === 'none' ? { width, padding: ' ', given: true } : { width };
    }
  }
}

function compose(time: Time, composed: string, style: Style, keepsCase: boolean): string {
  const part: Style = { ...PLAIN, upper: style.upper, swap: style.swap && !keepsCase };
  return Array.from(composed, (char) =>
    /[a-zA-Z]/.test(char) ? (directive(time, char, part) ?? char) : char,
  ).join('');
}

function directive(time: Time, letter: string, style: Style): string | undefined {
  const two = { ...style, width: Math.max(style.width, 2) };
  const blank: Style = style.given ? style : { ...style, padding: ' ' };
  const blankTwo = { ...blank, width: two.width };
  switch (letter) {
    case 'Y':
      return number(time.year, { ...style, width: style.width || 4 });
    case 'y':
      return number(Math.abs(time.year % 100), two);
    case 'C':
      return century(time.year, two);
    case 'g':
      return number(Math.abs(isoWeek(time).year % 100), two);
    case 'G':
      return number(isoWeek(time).year, { ...style, width: style.width || 4 });
    case 'm':
      return number(time.month, two);
    case 'B':
      return text(MONTHS[time.month - 1] ?? '', style);
    case 'b':
    case 'h':
      return text((MONTHS[time.month - 1] ?? '').slice(0, 3), style);
    case 'A':
      return text(WEEK_DAYS[time.weekDay] ?? '', style);
    case 'a':
      return text((WEEK_DAYS[time.weekDay] ?? '').slice(0, 3), style);
    case 'w':
      return number(time.weekDay, style);
    case 'u':
      return number(time.weekDay || 7, style);
    case 'V':
      return number(isoWeek(time).week, two);
    case 'U':
      return number(Math.trunc((time.yearDay + 6 - time.weekDay) / 7), two);
    case 'W':
      return number(Math.trunc((time.yearDay + (time.weekDay > 0 ? 7 - time.weekDay : 0)) / 7), two);
    case 'e':
      return number(time.day, blankTwo);
    case 'd':
      return number(time.day, two);
    case 'j':
      return number(time.yearDay, { ...style, width: Math.max(style.width, 3) });
    case 'k':
      return number(time.hour, blankTwo);
    case 'H':
      return number(time.hour, two);
    case 'l':
      return number(time.hour % 12 || 12, blankTwo);
    case 'I':
      return number(time.hour % 12 || 12, two);
    case 'P':
      return text(time.hour < 12 ? 'AM' : 'PM', { ...style, swap: !(style.upper || style.swap) });
    case 'p':
      return text(time.hour < 12 ? 'AM' : 'PM', style);
    case 'M':
      return number(time.minute, two);
    case 'S':
      return number(time.second, two);
    case 's':
      return number(time.moment.seconds, blank);
    case 'f':
      return number(Math.trunc(time.moment.nanoseconds / 1000), { ...style, width: style.width || 6 });
    case 'Z':
      return text('UTC', style);
    case 'z':
      return zone(style, 0);
    case 't':
      return text('\t', { ...style, upper: false, swap: false });
    case 'n':
      return text('\n', { ...style, upper: false, swap: false });
    case '%':
      return text('%', { ...style, upper: false, swap: false });
    default:
      return undefined;
  }
}

function number(value: number | bigint, { width, padding }: Style): string {
  const sign = value < 0 ? '-' : '';
  const digits = String(value).slice(sign.length);
  if (padding === 'none') return sign + digits;
  const fill = padding.repeat(Math.max(0, width - digits.length - sign.length));
  return padding === '0' ? sign + fill + digits : fill + sign + digits;
}

function text(value: string, { width, padding, given, upper, swap }: Style): string {
  const fill = padding === 'none' ? '' : (given ? padding : ' ').repeat(Math.max(0, width - value.length));
  if (swap && value.charAt(1) < 'a') return fill + value.toLowerCase();
  return fill + (upper || swap ? value.toUpperCase() : value);
}

/** What is no directive is written as it stands. */
function literal(source: string, style: Style, width: number): string {
  return text(source, { ...style, width, upper: false, swap: false });
}

/** The century; of a year from -99 to -1 it is `-0`. */
function century(year: number, style: Style): string {
  const whole = Math.trunc(year / 100);
  if (year >= 0 || whole !== 0) return number(whole, style);
  return number(-1, style).slice(0, -1) + '0';
}

function zone({ width, padding }: Style, colons: number): string {
  const minutes = colons === 3 ? '' : `${colons > 0 ? ':' : ''}00`;
  const rest = minutes + (colons === 2 ? ':00' : '');
  const hours = padding === 'none' ? '0' : padding === ' ' ? ' 0' : '00';
  const shown = padding === ' ' ? ` +0${rest}` : `+${hours}${rest}`;
  const missing = Math.max(0, width - shown.length);
  if (padding === 'none') return shown;
  return padding === '0' ? `+${'0'.repeat(missing)}${hours}${rest}` : ' '.repeat(missing) + shown;
}

function isoWeek({ year, month, day, weekDay }: Fields): { year: number; week: number } {
  const thursday = daysOf(year, month, day) + 4 - (weekDay || 7);
  for (const candidate of [year + 1, year]) {
    const first = daysOf(candidate, 1, 1);
    if (thursday >= first) return { year: candidate, week: Math.floor((thursday - first) / 7) + 1 };
  }
  return { year: year - 1, week: Math.floor((thursday - daysOf(year - 1, 1, 1)) / 7) + 1 };
}
