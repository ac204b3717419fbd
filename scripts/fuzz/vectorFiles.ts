import { readFileSync } from 'node:fs';
import { parseVectors, type Vector } from '../conformance/vector.ts';

const FOLDER = new URL('../../test/conformance/', import.meta.url);

/** The vectors of some kinds that the real code survived. */
export function vectorsOf(kinds: readonly string[]): Vector[] {
  return kinds
    .flatMap((kind) => parseVectors(readFileSync(new URL(`${kind}.jsonl`, FOLDER), 'utf8')))
    .filter(({ out }) => typeof out !== 'object' || out === null || !('hang' in out));
}
