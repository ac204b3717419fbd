/** Where the tokens of strict JSON end. */

const BACKSLASH = 0x5c;
const QUOTE = 0x22;

/** The first character from `i` on that is no blank. */
export function skipBlanks(json: string, i: number): number {
  for (;;) {
    const code = json.charCodeAt(i);
    if (code > 0x20 || (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09)) return i;
    i++;
  }
}

/** After the string whose quote is at `start`, negative if it has escapes; 0 if it has no end or is broken. */
export function stringEnd(json: string, start: number): number {
  let escaped = false;
  for (let i = start + 1; ; i++) {
    const code = json.charCodeAt(i);
    if (code > BACKSLASH) continue;
    if (code === QUOTE) return escaped ? -i - 1 : i + 1;
    if (code === BACKSLASH) {
      i = escapeEnd(json, i);
      if (i === 0) return 0;
      escaped = true;
    } else if (!(code >= 0x20)) return 0;
  }
}

/** The last character of the escape whose backslash is at `i`; 0 if it is none. */
function escapeEnd(json: string, i: number): number {
  switch (json.charCodeAt(i + 1)) {
    case QUOTE:
    case BACKSLASH:
    case 0x2f:
    case 0x62:
    case 0x66:
    case 0x6e:
    case 0x72:
    case 0x74:
      return i + 1;
    case 0x75:
      for (let digit = i + 2; digit < i + 6; digit++) if (!isHex(json.charCodeAt(digit))) return 0;
      return i + 5;
    default:
      return 0;
  }
}

function isHex(code: number): boolean {
  return isDigit(code) || (code >= 0x61 && code <= 0x66) || (code >= 0x41 && code <= 0x46);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** After the number at `i`; 0 if it is none. */
export function numberEnd(json: string, i: number): number {
  if (json.charCodeAt(i) === 0x2d) i++;
  const whole = json.charCodeAt(i) === 0x30 ? i + 1 : digitsEnd(json, i);
  if (whole === i) return 0;
  i = whole;
  if (json.charCodeAt(i) === 0x2e) {
    const fraction = digitsEnd(json, i + 1);
    if (fraction === i + 1) return 0;
    i = fraction;
  }
  if ((json.charCodeAt(i) | 0x20) !== 0x65) return i;
  i++;
  const sign = json.charCodeAt(i);
  if (sign === 0x2b || sign === 0x2d) i++;
  const exponent = digitsEnd(json, i);
  return exponent === i ? 0 : exponent;
}

function digitsEnd(json: string, i: number): number {
  while (isDigit(json.charCodeAt(i))) i++;
  return i;
}

/** After `true`, `false` or `null` at `i`, whose first character is `code`; 0 for anything else. */
export function wordEnd(json: string, i: number, code: number): number {
  if (code === 0x74) return json.startsWith('true', i) ? i + 4 : 0;
  if (code === 0x66) return json.startsWith('false', i) ? i + 5 : 0;
  return code === 0x6e && json.startsWith('null', i) ? i + 4 : 0;
}
