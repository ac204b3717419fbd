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
  let count = 0;
  return () => createHash('sha256').update(`${seed}/${count++}`).digest('hex').slice(0, 32);
}
