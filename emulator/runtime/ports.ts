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
  return () => Array.from(state, (_, index) => hex(nextWord(state, index))).join('');
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

function hex(word: number): string {
  return word.toString(16).padStart(8, '0');
}
