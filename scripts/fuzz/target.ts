import { inspect, isDeepStrictEqual } from 'node:util';
import { seededRandom, type Random } from './random.ts';

/** Something that must survive any input. */
export interface Target {
  /** Makes an input; JSON can hold it. */
  readonly make: (random: Random) => unknown;
  /** Answers an input, maybe later; an exception is a failure, an error is an answer. */
  readonly answer: (input: unknown) => unknown;
}

export interface Failure {
  readonly index: number;
  readonly input: unknown;
  readonly problem: string;
}

/** Characters of all texts of an answer: beyond, the JavaScript engine has no text. */
const MAX_OUTPUT = 1 << 28;
const MAX_SHOWN = 500;
/** Of the processor, for one answer. */
export const MAX_MILLISECONDS = 2000;

export function inputOf(target: Target, seed: number, index: number): unknown {
  return target.make(seededRandom(seed, index));
}

/** Why the answer to an input is wrong: it throws, is not the same twice, or is too large. */
export async function problemOf(target: Target, input: unknown): Promise<string | undefined> {
  try {
    const first = await target.answer(structuredClone(input));
    const second = await target.answer(structuredClone(input));
    if (!isDeepStrictEqual(first, second)) return `two answers: ${shown(first)} and ${shown(second)}`;
    return sizeOf(first) > MAX_OUTPUT ? 'the answer is too large' : undefined;
  } catch (thrown) {
    return `throws ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`;
  }
}

function shown(value: unknown): string {
  return inspect(value, { depth: null, breakLength: Infinity }).slice(0, MAX_SHOWN);
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((size, member) => size + sizeOf(member), 1);
}
