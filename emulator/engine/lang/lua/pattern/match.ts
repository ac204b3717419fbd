import type { Pattern } from './parse.ts';
import { PatternError } from './parse.ts';

/** Where a pattern matched: begin and end of the whole and of each capture; a position capture has `position`. */
export interface Match {
  readonly begin: number[];
  readonly end: number[];
  readonly isPosition: boolean[];
}

/** A place to go back to (`to` >= 0), or a slot to restore (`to` < 0). */
interface Choice {
  readonly to: number;
  readonly at: number;
  readonly slot: number;
}

/** What a match costs beyond its bytes. */
const MATCH_STEPS = 8;
/** How many places a match may remember. */
const MAX_CHOICES = 1_000_000;

/** All matches from an offset, at most `limit` (-1: all). `spend` counts the work and throws when there is too much. */
export function findMatches(
  pattern: Pattern,
  source: string,
  offset: number,
  limit: number,
  spend: (steps: number) => void,
): Match[] {
  const matches: Match[] = [];
  for (let at = offset; at <= source.length;) {
    const slots = matchAt(pattern, source, at, spend);
    at++;
    if (slots) {
      at = Math.max(at, slots.values[1] ?? 0);
      spend(MATCH_STEPS);
      matches.push(matchOf(slots));
    }
    if (matches.length === limit || pattern.anchored) break;
  }
  return matches;
}

interface Slots {
  readonly values: number[];
  readonly positions: Set<number>;
}

function matchOf({ values, positions }: Slots): Match {
  const count = values.length >> 1;
  const indexes = Array.from({ length: count }, (_, i) => i);
  return {
    begin: indexes.map((i) => values[2 * i] ?? 0),
    end: indexes.map((i) => values[2 * i + 1] ?? 0),
    isPosition: indexes.map((i) => positions.has(2 * i)),
  };
}

function matchAt(
  { steps }: Pattern,
  source: string,
  start: number,
  spend: (steps: number) => void,
): Slots | undefined {
  const values: number[] = [];
  const positions = new Set<number>();
  const choices: Choice[] = [];
  let pc = 0;
  let at = start;
  for (let work = 0; ; work++) {
    if (work === 64) {
      spend(8);
      work = 0;
    }
    const step = steps[pc];
    let ok = true;
    pc++;
    switch (step?.op) {
      case undefined:
      case 'match':
        spend(1 + (work >> 3));
        return { values, positions };
      case 'matchEnd':
        if (at >= source.length) return { values, positions };
        ok = false;
        break;
      case 'byte':
        ok = at < source.length && step.test(source.charCodeAt(at));
        at++;
        break;
      case 'jump':
        pc = step.to;
        break;
      case 'split':
        if (choices.length >= MAX_CHOICES) throw new PatternError('pattern/input too complex');
        choices.push({ to: step.second, at, slot: 0 });
        pc = step.first;
        break;
      case 'save':
        while (values.length <= step.slot) values.push(0);
        choices.push({ to: -1, at: values[step.slot] ?? 0, slot: step.slot });
        values[step.slot] = at;
        break;
      case 'position':
        while (values.length <= step.slot + 1) values.push(0);
        values[step.slot] = values[step.slot + 1] = at + 1;
        positions.add(step.slot);
        break;
      case 'balance': {
        const end = balancedEnd(source, at, step.open, step.close);
        spend((Math.abs(end) - at) >> 4);
        ok = end > 0;
        at = end;
        break;
      }
      case 'back': {
        const slot = step.capture * 2;
        if (slot >= values.length - 1) throw new PatternError('invalid capture index');
        const captured = source.slice(values[slot], values[slot + 1]);
        spend(captured.length >> 6);
        ok = source.startsWith(captured, at);
        at += captured.length;
        break;
      }
    }
    if (ok) continue;
    for (;;) {
      const choice = choices.pop();
      if (!choice) {
        spend(1 + (work >> 3));
        return undefined;
      }
      if (choice.to >= 0) {
        pc = choice.to;
        at = choice.at;
        break;
      }
      values[choice.slot] = choice.at;
    }
  }
}

/** The end of a balanced piece; where there is none, what was walked, negated. */
function balancedEnd(source: string, at: number, open: number, close: number): number {
  if (at >= source.length || source.charCodeAt(at) !== open) return -at;
  let depth = 1;
  for (let i = at + 1; i < source.length; i++) {
    const one = source.charCodeAt(i);
    if (one === close) depth--;
    if (depth === 0) return i + 1;
    if (one === open) depth++;
  }
  return -source.length;
}
