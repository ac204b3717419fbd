/** Why Go's `hex.DecodeString` refuses a text; undefined when it does not. */
export function explainHex(digits: string): string | undefined {
  const bad = /[^0-9a-fA-F]/u.exec(digits)?.[0];
  if (bad !== undefined)
    return `encoding/hex: invalid byte: U+${(bad.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')} '${bad}'`;
  return digits.length % 2 === 1 ? 'encoding/hex: odd length hex string' : undefined;
}
