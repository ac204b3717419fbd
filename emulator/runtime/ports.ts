import { createHash, createHmac, verify, X509Certificate } from 'node:crypto';

import { decodeUtf8 } from '../engine/lang/unquote.ts';
import type { RemoteAnswer } from '../engine/sources/message.ts';
import type { FixedPorts } from './evaluation.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

/**
 * The engine's ports that do not change during a session.
 * @param secrets values by `name/key`, beside those that the project has
 * @param remotes what outside HTTP services answer, by `METHOD url`
 */
export function nodePorts(
  secrets: ReadonlyMap<string, string> = new Map(),
  remotes: ReadonlyMap<string, RemoteAnswer> = new Map(),
): FixedPorts {
  return {
    memory: new Map(),
    remote: (method, url) => remotes.get(`${method} ${url}`) ?? { status: 404, body: '' },
    checkSignature,
    hmac: (algorithm, key, body) => new Uint8Array(createHmac(algorithm, key).update(body).digest()),
    secret: (name, key) => secrets.get(`${name}/${key}`),
    decodeUtf8: decodeText,
  };
}

/** Bytes that are not UTF-8 are kept, see `unquote.ts`. */
function decodeText(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    return decodeUtf8(Array.from(bytes));
  }
}

/** The words are those of Go's `encoding/pem`, `crypto/x509` and `crypto/rsa`, as SNS event sources put them. */
function checkSignature(pem: string, signed: string, signature: Uint8Array): string | undefined {
  const block = /-----BEGIN [^\n]*-----\n([A-Za-z0-9+/=\s]*)\n?-----END [^\n]*-----/.exec(pem)?.[1];
  if (block === undefined) return 'nothing found in pem encoded bytes';
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(Buffer.from(block, 'base64'));
  } catch {
    return 'failed to parse signing cert, x509: malformed certificate';
  }
  return isGenuine(certificate, signed, signature)
    ? undefined
    : 'message signature check error, crypto/rsa: verification error';
}

/** Keys of some kinds cannot be asked at all. */
function isGenuine({ publicKey }: X509Certificate, signed: string, signature: Uint8Array): boolean {
  try {
    return verify('sha1', Buffer.from(signed), publicKey, signature);
  } catch {
    return false;
  }
}

/** Makes 32 hex digits that look random and depend on seed and count alone. */
export function idsFrom(seed: string): () => string {
  const start = createHash('sha256').update(seed).digest();
  const state = Uint32Array.from([0, 4, 8, 12], (offset) => start.readUInt32LE(offset));
  const id = Buffer.alloc(16);
  return () => {
    for (let index = 0; index < 4; index++) id.writeUInt32BE(nextWord(state, index), 4 * index);
    // One text in one piece: it is kept with each step.
    return id.toString('hex');
  };
}

/** xorshift, each word with the one before it mixed in. */
function nextWord(state: Uint32Array, index: number): number {
  let word = (state[index] ?? 0) ^ Math.imul(state[(index + 3) & 3] ?? 0, 0x9e3779b1);
  word ^= word << 13;
  word ^= word >>> 17;
  word ^= word << 5;
  word = (word + 0x6d2b79f5) >>> 0;
  state[index] = word;
  return word;
}
