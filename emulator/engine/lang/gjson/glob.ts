/** Steps that a match may take, times the text's length: what gjson allows before it gives up without a match. */
const STEPS_PER_CHARACTER = 10_000;

interface Budget {
  used: number;
  readonly limit: number;
}

type Outcome = 'match' | 'miss' | 'stop';

/** A piece of a list of characters: from `from` (inclusive) to `to` (exclusive). */
interface Piece {
  readonly all: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** `*` any text, `?` one character, `\` makes the next one literal (tidwall/match with its complexity limit). */
export function matchesGlob(text: string, pattern: string): boolean {
  if (pattern === '*') return true;
  const characters = whole(text);
  const wanted = whole(pattern);
  // What does not match is found out in no time; tidwall/match would use up all its steps before it says so.
  if (!pattern.includes('\\') && !matchesAtAll(characters.all, wanted.all)) return false;
  const budget = { used: 0, limit: characters.to * STEPS_PER_CHARACTER };
  return match(characters, wanted, budget) === 'match';
}

/** Whether a pattern without escapes matches, however long it takes: after a mismatch only the last `*` can take more. */
function matchesAtAll(text: readonly string[], pattern: readonly string[]): boolean {
  let t = 0;
  let p = 0;
  let star = -1;
  let taken = 0;
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++;
      taken = t;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
      t++;
      p++;
    } else if (star === -1) return false;
    else {
      p = star + 1;
      t = ++taken;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

function whole(text: string): Piece {
  const all = Array.from(text);
  return { all, from: 0, to: all.length };
}

function match(text: Piece, pattern: Piece, budget: Budget): Outcome {
  if (budget.used > budget.limit) return 'stop';
  budget.used++;
  let t = text.from;
  let p = pattern.from;
  let textEnd = text.to;
  let patternEnd = pattern.to;
  while (p < patternEnd) {
    const char = pattern.all[p];
    if (char === '*') {
      while (p + 1 < patternEnd && pattern.all[p + 1] === '*') p++;
      if (patternEnd - p === 1) return 'match';
      const rest = trimSuffix({ ...text, from: t, to: textEnd }, { ...pattern, from: p, to: patternEnd });
      if (!rest) return 'miss';
      ({ textEnd, patternEnd } = rest);
      if (patternEnd - p === 1) return 'match';
      const below = match(
        { ...text, from: t, to: textEnd },
        { ...pattern, from: p + 1, to: patternEnd },
        budget,
      );
      if (below !== 'miss') return below;
      if (t === textEnd) return 'miss';
      t++;
      continue;
    }
    if (t === textEnd) return 'miss';
    if (char !== '?') {
      if (char === '\\') p++;
      if (p === patternEnd || text.all[t] !== pattern.all[p]) return 'miss';
    }
    t++;
    p++;
  }
  return t === textEnd ? 'match' : 'miss';
}

/** Takes off what text and pattern have in common at their ends, back to the pattern's last `*`; undefined if they differ. */
function trimSuffix(text: Piece, pattern: Piece): { textEnd: number; patternEnd: number } | undefined {
  let textEnd = text.to;
  let patternEnd = pattern.to;
  while (textEnd > text.from && patternEnd - pattern.from > 1) {
    const char = pattern.all[patternEnd - 1];
    const escaped = slashesBefore(pattern, patternEnd - 1) % 2 === 1;
    if (char === '*' && !escaped) break;
    if (!((char === '?' && !escaped) || char === text.all[textEnd - 1])) return undefined;
    textEnd--;
    patternEnd -= escaped ? 2 : 1;
  }
  return { textEnd, patternEnd };
}

function slashesBefore(pattern: Piece, end: number): number {
  let count = 0;
  while (end - count > pattern.from && pattern.all[end - count - 1] === '\\') count++;
  return count;
}
