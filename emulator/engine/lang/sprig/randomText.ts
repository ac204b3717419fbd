import type { Ports } from '../template/signature.ts';

const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const HEX = '0123456789abcdef';

/** Sets of characters to draw from. */
export const DRAWN = {
  alpha: LETTERS,
  alphaNum: LETTERS + DIGITS,
  numeric: DIGITS,
  ascii: Array.from({ length: 95 }, (_entry, i) => String.fromCharCode(32 + i)).join(''),
  bcrypt: `./${LETTERS}${DIGITS}`,
};

/** A random text; none for a count that is not positive. */
export function randomText(count: number, characters: string, { random, spend }: Ports): string {
  if (count <= 0) return '';
  spend(count);
  return Array.from({ length: count }, () =>
    characters.charAt(Math.floor(random() * characters.length)),
  ).join('');
}

export function randomBytes(count: number, { random, spend }: Ports): number[] {
  spend(count);
  return Array.from({ length: count }, () => Math.floor(random() * 256));
}

/** A UUID of version 4. */
export function randomUuid(ports: Ports): string {
  const digits = randomText(32, HEX, ports);
  const variant = '89ab'.charAt(Math.floor(ports.random() * 4));
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
}

export function shuffled(source: string, { random }: Ports): string {
  const characters = Array.from(source);
  for (let i = characters.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [characters[i], characters[j]] = [characters[j] ?? '', characters[i] ?? ''];
  }
  return characters.join('');
}
