interface IntegerFlags {
  readonly plus: boolean;
  readonly minus: boolean;
  readonly sharp: boolean;
  readonly space: boolean;
  readonly zero: boolean;
  readonly width?: number | undefined;
  readonly precision?: number | undefined;
}

/** Pads a text to the width, counted in characters. */
export function pad(text: string, { width = 0, minus, zero }: IntegerFlags): string {
  const missing = width - Array.from(text).length;
  if (missing <= 0) return text;
  if (minus) return text + ' '.repeat(missing);
  return (zero ? '0' : ' ').repeat(missing) + text;
}

/** A whole number in a base, with Go's flags. */
export function formatInteger(
  number: bigint,
  base: 2 | 8 | 10 | 16,
  verb: string,
  flags: IntegerFlags,
): string {
  const { precision, width = 0, zero, minus, plus, space, sharp } = flags;
  const negative = number < 0n;
  if (precision === 0 && number === 0n) return ' '.repeat(width);
  const signed = negative || plus || space;
  const wanted = precision ?? (zero && !minus ? width - (signed ? 1 : 0) : 0);
  let digits = (negative ? -number : number).toString(base).padStart(wanted, '0');
  if (verb === 'X') digits = digits.toUpperCase();
  const sign = negative ? '-' : plus ? '+' : space ? ' ' : '';
  return pad(sign + prefixOf(base, verb, sharp, digits) + digits, { ...flags, zero: false });
}

function prefixOf(base: number, verb: string, sharp: boolean, digits: string): string {
  if (verb === 'O') return `0o${sharp && !digits.startsWith('0') ? '0' : ''}`;
  if (!sharp) return '';
  if (base === 2) return '0b';
  if (base === 8) return digits.startsWith('0') ? '' : '0';
  return base === 16 ? (verb === 'X' ? '0X' : '0x') : '';
}
