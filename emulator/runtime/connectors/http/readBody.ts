import type { Framing } from '../../../engine/sources/http1/framing.ts';
import type { ByteReader } from './byteReader.ts';
import { readChunks } from './readChunks.ts';
import { readLength, type End, type Parts } from './readLength.ts';

/** A body as far as it was read. */
export interface BodyRead extends End {
  readonly bytes: Uint8Array;
}

/** A body that has come whole; undefined where there is something to wait for, or to break off. */
export function bodyAtHand(reader: ByteReader, framing: Framing, limit: number): BodyRead | undefined {
  if (framing === 'chunked' || framing.length > limit) return undefined;
  const bytes = reader.peek();
  if (bytes.length < framing.length) return undefined;
  reader.skip(framing.length);
  return { bytes: new Uint8Array(bytes.buffer, bytes.byteOffset, framing.length) };
}

/**
 * Reads a body and keeps so many bytes of it at most.
 * @param until as `performance.now()` counts
 */
export async function readBody(
  reader: ByteReader,
  framing: Framing,
  limit: number,
  until: number,
): Promise<BodyRead> {
  const parts = createParts(limit);
  const end =
    framing === 'chunked'
      ? await readChunks(reader, parts, until)
      : await readLength(reader, framing.length, parts, until);
  return { bytes: parts.joined(), ...end };
}

interface Joining extends Parts {
  readonly joined: () => Uint8Array;
}

/** The first piece as it came, which is mostly all; else one buffer that grows: a body may come byte by byte. */
function createParts(limit: number): Joining {
  let store: Uint8Array = new Uint8Array();
  let size = 0;
  return {
    room: () => limit - size,
    add(bytes) {
      if (size === 0) {
        store = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
        size = bytes.length;
        return;
      }
      const needed = size + bytes.length;
      if (needed > store.length) {
        const grown = new Uint8Array(Math.min(limit, 2 * needed));
        grown.set(store.subarray(0, size));
        store = grown;
      }
      store.set(bytes, size);
      size = needed;
    },
    joined: () => (size === store.length ? store : store.slice(0, size)),
  };
}
