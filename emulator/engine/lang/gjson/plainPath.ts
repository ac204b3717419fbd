/** One part of a plain path: a key, which in a list is an index if it is all digits. */
export interface PlainPart {
  readonly key: string;
  /** -1 for what is no index. */
  readonly index: number;
}

/** Parts of ordinary characters, in which only dots are escaped: gjson and sjson read them in the same way. */
const PLAIN = /^(?:[\w\-/$ ]|\\\.)+(?:\.(?:[\w\-/$ ]|\\\.)+)*$/;
const PART = /(?:[^.\\]|\\\.)+/g;
const INDEX = /^[0-9]+$/;
/** Longer ones may not fit into 64 bits. */
const MAX_DIGITS = 15;
const MAX_PARTS = 100;

const kept = new Map<string, readonly PlainPart[] | undefined>();
const MAX_KEPT = 1000;

/** The parts of `a.b.0.c\.d`; undefined for a path with anything that gjson has a meaning for. The last thousand are kept. */
export function plainPath(path: string): readonly PlainPart[] | undefined {
  const known = kept.get(path);
  if (known || kept.has(path)) return known;
  const parts = split(path);
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(path, parts);
  return parts;
}

function split(path: string): readonly PlainPart[] | undefined {
  if (!PLAIN.test(path)) return undefined;
  const texts = path.match(PART) ?? [];
  const isLong =
    texts.length > MAX_PARTS || texts.some((text) => INDEX.test(text) && text.length > MAX_DIGITS);
  return isLong ? undefined : texts.map(partOf);
}

function partOf(text: string): PlainPart {
  return { key: text.replaceAll('\\.', '.'), index: INDEX.test(text) ? Number(text) : -1 };
}
