import { cbc } from '@noble/ciphers/aes.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import type { GoValue } from '../fmt/value.ts';
import { isListValue } from '../fmt/value.ts';
import type { GoFunction, ParamType, Ports, Returned } from '../template/signature.ts';
import { GoPanic } from '../template/signature.ts';
import { decodeUtf8, encodeUtf8 } from '../unquote.ts';
import type { Family } from './define.ts';
import { define, defineMust, integer, text } from './define.ts';
import { BASE32, BASE64, decodeBytes, decodeText, encodeBytes, encodeText } from './encoding.ts';
import { derivePassword } from './password.ts';
import { DRAWN, randomBytes, randomText, randomUuid, shuffled } from './randomText.ts';

/** Deriving a key is made to be slow. */
const KEY_WORK = 1_000_000;

/** sprig's functions on encodings, hashes, random texts and keys. Keys and certificates are placeholders of the right shape. */
export const CRYPTO: Family = {
  b64enc: define(['string'], ([s]) => encodeText(text(s), BASE64)),
  b64dec: define(['string'], ([s]) => decodeText(text(s), BASE64)),
  b32enc: define(['string'], ([s]) => encodeText(text(s), BASE32)),
  b32dec: define(['string'], ([s]) => decodeText(text(s), BASE32)),
  sha1sum: define(['string'], ([s]) => hex(sha1(bytesOf(s)))),
  sha256sum: define(['string'], ([s]) => hex(sha256(bytesOf(s)))),
  sha512sum: define(['string'], ([s]) => hex(sha512(bytesOf(s)))),
  adler32sum: define(['string'], ([s]) => String(adler32(encodeUtf8(text(s))))),
  randAlpha: drawing(DRAWN.alpha),
  randAlphaNum: drawing(DRAWN.alphaNum),
  randNumeric: drawing(DRAWN.numeric),
  randAscii: drawing(DRAWN.ascii),
  randBytes: define(['int'], ([count], ports) => {
    if (integer(count) < 0) throw new GoPanic('runtime error: makeslice: len out of range');
    return encodeBytes(randomBytes(integer(count), ports), BASE64);
  }),
  shuffle: define(['string'], ([s], ports) => shuffled(text(s), ports)),
  uuidv4: define([], (_args, ports) => randomUuid(ports)),
  bcrypt: define(['string'], ([password], ports) => bcrypt(text(password), ports)),
  htpasswd: define(['string', 'string'], ([user, password], ports) => {
    if (text(user).includes(':')) return `invalid username: ${text(user)}`;
    return `${text(user)}:${bcrypt(text(password), ports)}`;
  }),
  derivePassword: define(
    ['uint32', 'string', 'string', 'string', 'string'],
    ([counter, type, password, user, site], { spend }) => {
      spend(KEY_WORK);
      return derivePassword(integer(counter), text(type), text(password), text(user), text(site));
    },
  ),
  encryptAES: define(['string', 'string'], ([password, s], ports) => encrypt(text(password), text(s), ports)),
  decryptAES: defineMust(['string', 'string'], ([password, s]) => decrypt(text(password), text(s))),
  genPrivateKey: define(['string'], ([type]) => privateKey(text(type))),
  genCA: certificates(['string', 'int']),
  genCAWithKey: certificates(['string', 'int', 'string']),
  genSelfSignedCert: certificates(['string', 'interfaces', 'interfaces', 'int']),
  genSelfSignedCertWithKey: certificates(['string', 'interfaces', 'interfaces', 'int', 'string']),
  genSignedCert: certificates(['string', 'interfaces', 'interfaces', 'int', 'certificate']),
  genSignedCertWithKey: certificates(['string', 'interfaces', 'interfaces', 'int', 'certificate', 'string']),
  buildCustomCert: defineMust(['string', 'string'], ([cert, key]) =>
    customCertificate(text(cert), text(key)),
  ),
};

function bytesOf(value: GoValue | undefined): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(encodeUtf8(text(value)));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function adler32(bytes: readonly number[]): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return b * 65536 + a;
}

function drawing(characters: string): GoFunction {
  return define(['int'], ([count], ports) => randomText(integer(count), characters, ports));
}

/** A text of the shape of a hash with the usual cost. */
function bcrypt(password: string, ports: Ports): string {
  if (encodeUtf8(password).length > 72) {
    return 'failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes';
  }
  return `$2a$10$${randomText(53, DRAWN.bcrypt, ports)}`;
}

/** The password's bytes, cut or filled up with zeros. */
function aesKey(password: string): Uint8Array<ArrayBuffer> {
  const key = new Uint8Array(32);
  key.set(encodeUtf8(password).slice(0, 32));
  return key;
}

const BLOCK = 16;

function encrypt(password: string, source: string, ports: Ports): string {
  const iv = Uint8Array.from(randomBytes(BLOCK, ports));
  const encrypted = cbc(aesKey(password), iv).encrypt(Uint8Array.from(encodeUtf8(source)));
  return encodeBytes([...iv, ...encrypted], BASE64);
}

function decrypt(password: string, source: string): Returned {
  if (source === '') return { value: '' };
  const bytes = decodeBytes(source, BASE64);
  if ('error' in bytes) return bytes;
  if (bytes.length < BLOCK) return { error: outOfRange(tooShort(bytes.length, source)) };
  const iv = Uint8Array.from(bytes.slice(0, BLOCK));
  const body = Uint8Array.from(bytes.slice(BLOCK));
  if (body.length % BLOCK !== 0) return { error: 'crypto/cipher: input not full blocks' };
  if (body.length === 0) return { error: 'runtime error: index out of range [-1]' };
  const plain = cbc(aesKey(password), iv, { disablePadding: true }).decrypt(body);
  const padding = plain.at(-1) ?? 0;
  if (padding > plain.length) return { error: outOfRange(`[:${plain.length - padding}]`) };
  return { value: decodeUtf8([...plain.slice(0, plain.length - padding)]) };
}

/** Decoding makes room for whole groups of three bytes, into which Go's slices may reach. */
function tooShort(length: number, source: string): string {
  const room = Math.floor(source.replace(/[\r\n]/g, '').length / 4) * 3;
  return room < BLOCK ? `[:${BLOCK}] with capacity ${room}` : `[${BLOCK}:${length}]`;
}

function outOfRange(bounds: string): string {
  return `runtime error: slice bounds out of range ${bounds}`;
}

const KEY_NAMES: Readonly<Record<string, string>> = {
  '': 'RSA PRIVATE KEY',
  rsa: 'RSA PRIVATE KEY',
  dsa: 'DSA PRIVATE KEY',
  ecdsa: 'EC PRIVATE KEY',
  ed25519: 'PRIVATE KEY',
};

function privateKey(type: string): string {
  const name = Object.hasOwn(KEY_NAMES, type) ? KEY_NAMES[type] : undefined;
  return name === undefined ? `Unknown type ${type}` : pem(name);
}

function pem(name: string): string {
  return `-----BEGIN ${name}-----\n${encodeText('placeholder', BASE64)}\n-----END ${name}-----\n`;
}

function certificates(params: readonly ParamType[]): GoFunction {
  return defineMust(params, (args) => {
    const key = params.at(-1) === 'string' ? text(args.at(-1)) : undefined;
    if (key?.includes('-----BEGIN ') === false) return { error: 'parsing private key: no PEM data in input' };
    const bad = params[1] === 'interfaces' ? badAddress(args[1]) : undefined;
    if (bad !== undefined) return { error: `error parsing ip: ${bad}` };
    const fields = { Cert: pem('CERTIFICATE'), Key: pem('RSA PRIVATE KEY') };
    return { value: { type: 'certificate', fields } };
  });
}

/** The first member of a list of IP addresses that is none. */
function badAddress(list: GoValue | undefined): string | undefined {
  const items = list !== undefined && isListValue(list) ? list.items : [];
  const bad = items.find(
    (item) =>
      typeof item !== 'string' ||
      !/^(?:[0-9]{1,3}(?:\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)$/.test(item),
  );
  if (bad === undefined) return undefined;
  return typeof bad === 'string' ? bad : `${JSON.stringify(bad)} is not a string`;
}

function customCertificate(cert: string, key: string): Returned {
  const [certBytes, keyBytes] = [decodeBytes(cert, BASE64), decodeBytes(key, BASE64)];
  if ('error' in certBytes) return { error: 'unable to decode base64 certificate' };
  if ('error' in keyBytes) return { error: 'unable to decode base64 private key' };
  const fields = { Cert: decodeUtf8(certBytes), Key: decodeUtf8(keyBytes) };
  if (!fields.Cert.includes('-----BEGIN ')) return { error: 'unable to decode certificate' };
  if (!fields.Key.includes('-----BEGIN '))
    return { error: 'error parsing private key: no PEM data in input' };
  return { value: { type: 'certificate', fields } };
}
