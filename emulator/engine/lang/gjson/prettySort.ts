import { compareCodePoints } from '../codePoints.ts';
import { numberOf } from './result.ts';
import { unescape } from './unescape.ts';
import { valid } from './valid.ts';

/** One member of an object that is being laid out: its key's source text and its pieces of output. */
export interface Pair {
  readonly key: string;
  readonly first: number;
  readonly end: number;
}

/** Brings the members, which are the last pieces written, in the order of their keys, then of their values. */
export function sortPairs(pieces: readonly string[], pairs: readonly Pair[]): string[] {
  const first = pairs[0];
  if (!first) return [...pieces];
  const texts = pairs.map(({ key, first: from, end }) => ({ key, text: pieces.slice(from, end).join('') }));
  texts.sort((a, b) => compareSource(a.key, b.key) || compareSource(valueText(a), valueText(b)));
  return [...pieces.slice(0, first.first), texts.map(({ text }) => text).join(',\n')];
}

function valueText({ key, text }: { key: string; text: string }): string {
  const member = text.trim();
  return member.length > key.length ? member.slice(key.length + 1).trim() : member;
}

/** Order of two JSON source texts: null, false, numbers, strings, true, blocks. */
function compareSource(a: string, b: string): number {
  const rank = rankOf(a);
  if (rank !== rankOf(b)) return rank - rankOf(b);
  if (rank === STRING) return compareCodePoints(keyText(a), keyText(b));
  if (rank === NUMBER) return Math.sign(numberOf(a) - numberOf(b)) || 0;
  return compareCodePoints(a, b);
}

const NUMBER = 2;
const STRING = 3;
const RANKS: Readonly<Record<string, number>> = { '': 0, n: 0, f: 1, '"': STRING, t: 4, '[': 5, '{': 5 };

function rankOf(source: string): number {
  return RANKS[source.charAt(0)] ?? NUMBER;
}

function keyText(source: string): string {
  if (!source.includes('\\')) return source.endsWith('"') ? source.slice(1, -1) : '';
  return valid(source) ? unescape(source.slice(1, -1)) : '';
}
