import { ANSWERS } from '../../conformance/answers.ts';
import { mutateValue } from '../mutate.ts';
import type { Target } from '../target.ts';
import { vectorsOf } from '../vectorFiles.ts';

interface Input {
  readonly kind: string;
  readonly in: unknown;
}

/** Changed inputs of recorded answers, answered as for the conformance report. */
export function vectorTarget(kinds: readonly string[], words: readonly string[]): Target {
  const vectors = vectorsOf(kinds);
  return {
    make: (random) => {
      const vector = random.pickAny(vectors);
      const donor = random.pickAny(vectors);
      return { kind: vector?.kind ?? '', in: mutateValue(random, vector?.in, donor?.in, words) };
    },
    answer: (input) => {
      const { kind, in: of } = input as Input;
      return ANSWERS[kind]?.(of as never);
    },
  };
}
