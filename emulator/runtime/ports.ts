import { createHash, createHmac } from 'node:crypto';

import type { FixedPorts } from './evaluation.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The engine's ports that do not change during a session. `secrets` are values by `name/key`. */
export function nodePorts(secrets: ReadonlyMap<string, string>): FixedPorts {
  return {
    hmac: (algorithm, key, body) => new Uint8Array(createHmac(algorithm, key).update(body).digest()),
    secret: (name, key) => secrets.get(`${name}/${key}`),
    decodeUtf8: (bytes) => decoder.decode(bytes),
  };
}

/** Makes 32 hex digits that look random and depend on seed and count alone. */
export function idsFrom(seed: string): () => string {
  const start = createHash('sha256').update(seed).digest();
  const state = Uint32Array.from([0, 4, 8, 12], (offset) => start.readUInt32LE(offset));
  return () => nextWord(state, 0) + nextWord(state, 1) + nextWord(state, 2) + nextWord(state, 3);
}

/** xorshift, each word with the one before it mixed in; as 8 hex digits. */
function nextWord(state: Uint32Array, index: number): string {
  let word = (state[index] ?? 0) ^ Math.imul(state[(index + 3) & 3] ?? 0, 0x9e3779b1);
  word ^= word << 13;
  word ^= word >>> 17;
  word ^= word << 5;
  word = (word + 0x6d2b79f5) >>> 0;
  state[index] = word;
  return byte(word >>> 24) + byte(word >>> 16) + byte(word >>> 8) + byte(word);
}

const BYTES: readonly string[] = Array.from({ length: 256 }, (_, value) =>
  value.toString(16).padStart(2, '0'),
);

function byte(word: number): string {
  return BYTES[word & 0xff] ?? '';
}
