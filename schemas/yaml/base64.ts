const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The UTF-8 text behind standard base64 (white space is passed over); undefined for anything else. */
export function decodeBase64(text: string): string | undefined {
  const digits = text.replace(/[ \t\r\n]/g, '').replace(/={1,2}$/, '');
  const bytes: string[] = [];
  let bits = 0;
  let count = 0;
  for (const digit of digits) {
    const value = ALPHABET.indexOf(digit);
    if (value < 0) return undefined;
    bits = ((bits << 6) | value) & 0xffffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push(`%${((bits >> count) & 0xff).toString(16).padStart(2, '0')}`);
  }
  try {
    return decodeURIComponent(bytes.join(''));
  } catch {
    return undefined;
  }
}

/** Whether Go takes the text for standard base64: padded, and no white space but line ends. */
export function isBase64(text: string): boolean {
  return /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/.test(text.replace(/[\r\n]/g, ''));
}
