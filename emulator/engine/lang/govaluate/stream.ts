import { isSpace } from './characters.ts';

/** The source by characters (code points), read from left to right. */
export interface Stream {
  readonly characters: readonly string[];
  /** Offset in the source, in UTF-16 units, of each character, and of the end. */
  readonly offsets: readonly number[];
  position: number;
}

export function streamOf(source: string): Stream {
  const characters = Array.from(source);
  const offsets = [0];
  for (const char of characters) offsets.push((offsets.at(-1) ?? 0) + char.length);
  return { characters, offsets, position: 0 };
}

export function offsetOf(stream: Stream, position: number): number {
  return stream.offsets[Math.min(position, stream.characters.length)] ?? 0;
}

export interface ReadOptions {
  readonly keepSpace: boolean;
  readonly stopAtSpace: boolean;
}

export type Read = { readonly text: string; readonly ended: boolean } | { readonly error: string };

/**
 * Reads while `wanted` holds; a backslash takes the next character whatever it is. `ended` is false at the end of the
 * source. Go's library panics at a backslash in last place.
 */
export function readWhile(
  stream: Stream,
  { keepSpace, stopAtSpace }: ReadOptions,
  wanted: (char: string) => boolean,
): Read {
  let text = '';
  while (stream.position < stream.characters.length) {
    const char = stream.characters[stream.position++] ?? '';
    if (char === '\\') {
      const next = stream.characters[stream.position++];
      if (next === undefined)
        return { error: 'a backslash at the end escapes nothing (upstream panics here)' };
      text += next;
      continue;
    }
    if (isSpace(char)) {
      if (stopAtSpace && text !== '') return { text, ended: true };
      if (!keepSpace) continue;
    }
    if (!wanted(char)) {
      stream.position--;
      return { text, ended: true };
    }
    text += char;
  }
  return { text, ended: false };
}
