import { hmac } from '@noble/hashes/hmac.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { encodeUtf8 } from '../unquote.ts';

const SEED = 'com.lyndir.masterpassword';

const PATTERNS: Readonly<Record<string, readonly string[]>> = {
  maximum: ['anoxxxxxxxxxxxxxxxxx', 'axxxxxxxxxxxxxxxxxno'],
  long: (
    'CvcvnoCvcvCvcv CvcvCvcvnoCvcv CvcvCvcvCvcvno CvccnoCvcvCvcv CvccCvcvnoCvcv CvccCvcvCvcvno CvcvnoCvccCvcv ' +
    'CvcvCvccnoCvcv CvcvCvccCvcvno CvcvnoCvcvCvcc CvcvCvcvnoCvcc CvcvCvcvCvccno CvccnoCvccCvcv CvccCvccnoCvcv ' +
    'CvccCvccCvcvno CvcvnoCvccCvcc CvcvCvccnoCvcc CvcvCvccCvccno CvccnoCvcvCvcc CvccCvcvnoCvcc CvccCvcvCvccno'
  ).split(' '),
  medium: ['CvcnoCvc', 'CvcCvcno'],
  short: ['Cvcn'],
  basic: ['aaanaaan', 'aannaaan', 'aaannaaa'],
  pin: ['nnnn'],
};

const LETTERS = 'AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz';
const CLASSES: Readonly<Record<string, string>> = {
  V: 'AEIOU',
  C: 'BCDFGHJKLMNPQRSTVWXYZ',
  v: 'aeiou',
  c: 'bcdfghjklmnpqrstvwxyz',
  A: 'AEIOUBCDFGHJKLMNPQRSTVWXYZ',
  a: LETTERS,
  n: '0123456789',
  o: "@&%?,=[]_:-+*$#!'^~;()/.",
  x: `${LETTERS}0123456789!@#$%^&*()`,
};

/** sprig's `derivePassword`: the Master Password algorithm. */
export function derivePassword(
  counter: number,
  type: string,
  password: string,
  user: string,
  site: string,
): string {
  const patterns = Object.hasOwn(PATTERNS, type) ? PATTERNS[type] : undefined;
  if (!patterns) return `cannot find password template ${type}`;
  const salt = bytesOf(SEED, lengthBytes(user), user);
  const key = scrypt(bytesOf(password), salt, { N: 32768, r: 8, p: 2, dkLen: 64 });
  const seed = hmac(sha256, key, bytesOf(SEED, lengthBytes(site), site, uint32(counter)));
  const pattern = patterns[(seed[0] ?? 0) % patterns.length] ?? '';
  return Array.from(pattern, (kind, i) => {
    const characters = CLASSES[kind] ?? '';
    return characters.charAt((seed[i + 1] ?? 0) % characters.length);
  }).join('');
}

function bytesOf(...parts: readonly (string | readonly number[])[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? encodeUtf8(part) : part)));
}

function lengthBytes(text: string): number[] {
  return uint32(encodeUtf8(text).length);
}

function uint32(value: number): number[] {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
}
