/** Numbers may be beyond float64 with an exponent of three digits, or with very many digits. */
const LARGE_EXPONENT = /[eE]\+?[0-9]{3}/;
const MANY_DIGITS = 300;
const TOKEN = /"(?:[^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*/gs;

/** The first number of a valid JSON text that float64 cannot hold; Go's decoding names it in its error. */
export function overflowingNumber(json: string): string | undefined {
  if (!hasManyDigits(json) && !LARGE_EXPONENT.test(json)) return undefined;
  for (const [token] of json.matchAll(TOKEN)) {
    if (!token.startsWith('"') && !Number.isFinite(Number(token))) return token;
  }
  return undefined;
}

/** Whether there may be so many digits in a row: looks at every three hundredth character, one of which would be in their midst. */
function hasManyDigits(json: string): boolean {
  for (let at = MANY_DIGITS - 1; at < json.length; at += MANY_DIGITS)
    if (isDigit(json, at) && digitsAround(json, at) >= MANY_DIGITS) return true;
  return false;
}

function digitsAround(json: string, at: number): number {
  let from = at;
  let to = at + 1;
  while (isDigit(json, from - 1)) from--;
  while (isDigit(json, to)) to++;
  return to - from;
}

function isDigit(json: string, at: number): boolean {
  const code = json.charCodeAt(at);
  return code >= 48 && code <= 57;
}
