/** Numbers as Go's `strconv` reads and writes them. */

export interface ParsedFloat {
  /** The value; 0 after a syntax error, an infinity after a range error. */
  readonly value: number;
  readonly error?: 'syntax' | 'range';
}

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const SPECIAL: Readonly<Record<string, number>> = {
  inf: Infinity,
  '+inf': Infinity,
  '-inf': -Infinity,
  infinity: Infinity,
  '+infinity': Infinity,
  '-infinity': -Infinity,
  nan: NaN,
};

/** `strconv.ParseFloat(text, 64)`: decimal and hexadecimal floats, `inf`, `nan`, underscores between digits. */
export function parseFloat64(text: string): ParsedFloat {
  if (PLAIN.test(text)) return inRange(Number(text));
  const special = SPECIAL[text.toLowerCase()];
  if (special !== undefined) return { value: special };
  if (text.includes('_')) {
    return underscoresAllowed(text) ? parseFloat64(text.replaceAll('_', '')) : { value: 0, error: 'syntax' };
  }
  return parseHexFloat(text);
}

function inRange(value: number): ParsedFloat {
  return Number.isFinite(value) ? { value } : { value, error: 'range' };
}

/** Underscores stand between digits, or between a base prefix and a digit. */
export function underscoresAllowed(text: string): boolean {
  const body = text.replace(/^[+-]/, '');
  const hex = /^0x/i.test(body);
  const digit = hex ? /[0-9a-f]/i : /[0-9]/;
  const start = /^0[box]/i.test(body) ? 2 : 0;
  let previous = start === 2 ? '0' : '^';
  for (const char of body.slice(start)) {
    if (digit.test(char)) previous = '0';
    else if (char === '_') {
      if (previous !== '0') return false;
      previous = '_';
    } else {
      if (previous === '_') return false;
      previous = '!';
    }
  }
  return previous !== '_';
}

function parseHexFloat(text: string): ParsedFloat {
  const match = /^([+-]?)0[xX]([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?[pP]([+-]?\d+)$/.exec(text);
  const digits = (match?.[2] ?? '') + (match?.[3] ?? '');
  if (!match || digits === '') return { value: 0, error: 'syntax' };
  const exponent = Number(match[4]) - 4 * (match[3] ?? '').length;
  const magnitude = scaleByPowerOfTwo(BigInt(`0x${digits}`), exponent);
  return inRange(match[1] === '-' ? -magnitude : magnitude);
}

/** mantissa * 2^exponent, rounded once to the nearest float64, ties to even. */
function scaleByPowerOfTwo(mantissa: bigint, exponent: number): number {
  if (mantissa === 0n) return 0;
  const bits = mantissa.toString(2).length;
  if (bits + exponent > 1025) return Infinity;
  if (bits + exponent < -1080) return 0;
  const lowest = Math.max(bits - 53, -1074 - exponent);
  if (lowest <= 0)
    return Number(mantissa) * 2 ** Math.max(exponent, -1074) * 2 ** Math.min(0, exponent + 1074);
  const unit = 1n << BigInt(lowest);
  let kept = mantissa / unit;
  const rest = mantissa % unit;
  if (rest * 2n > unit || (rest * 2n === unit && kept % 2n === 1n)) kept += 1n;
  const scale = exponent + lowest;
  return scale > 1000 ? Number(kept) * 2 ** 1000 * 2 ** (scale - 1000) : Number(kept) * 2 ** scale;
}

interface Digits {
  readonly negative: boolean;
  /** Significant decimal digits without leading or trailing zeros (`0` for zero). */
  readonly digits: string;
  /** Decimal exponent of the first digit: value = d.ddd * 10^exponent. */
  readonly exponent: number;
}

function shortestDigits(value: number): Digits {
  const negative = value < 0 || Object.is(value, -0);
  const match = /^(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(Math.abs(value).toExponential());
  return { negative, digits: (match?.[1] ?? '0') + (match?.[2] ?? ''), exponent: Number(match?.[3] ?? 0) };
}

function notFinite(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? '+Inf' : '-Inf';
}

/** `strconv.FormatFloat(value, 'f', -1, 64)`: shortest decimal digits, never an exponent. */
export function formatFloatF(value: number): string {
  if (!Number.isFinite(value)) return notFinite(value);
  const magnitude = Math.abs(value);
  const plain = magnitude === 0 || (magnitude >= 1e-6 && magnitude < 1e21);
  if (plain) return Object.is(value, -0) ? '-0' : String(value);
  const { negative, digits, exponent } = shortestDigits(value);
  const sign = negative ? '-' : '';
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  return sign + digits.padEnd(exponent + 1, '0');
}

/** `strconv.FormatFloat(value, 'e', -1, 64)`: `1.5e+06`, at least two digits of exponent. */
export function formatFloatE(value: number): string {
  if (!Number.isFinite(value)) return notFinite(value);
  const { negative, digits, exponent } = shortestDigits(value);
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
  const power = String(Math.abs(exponent)).padStart(2, '0');
  return `${negative ? '-' : ''}${digits.charAt(0)}${fraction}e${exponent < 0 ? '-' : '+'}${power}`;
}

/** `strconv.FormatFloat(value, 'g', -1, 64)`, which is what `%v` prints: an exponent below 1e-4 and from 1e6. */
export function formatFloatG(value: number): string {
  if (!Number.isFinite(value)) return notFinite(value);
  const { exponent } = shortestDigits(value);
  return exponent < -4 || exponent >= 6 ? formatFloatE(value) : formatFloatF(value);
}
