/** Numbers that may be beyond float64: they have a large exponent or very many digits. */
const MAY_OVERFLOW = /[eE]\+?[0-9]{3}|[0-9]{300}/;
const TOKEN = /"(?:[^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*/gs;

/** The first number of a valid JSON text that float64 cannot hold; Go's decoding names it in its error. */
export function overflowingNumber(json: string): string | undefined {
  if (!MAY_OVERFLOW.test(json)) return undefined;
  for (const [token] of json.matchAll(TOKEN)) {
    if (!token.startsWith('"') && !Number.isFinite(Number(token))) return token;
  }
  return undefined;
}
