import { RE2JS, RE2JSException } from 're2js';

/** A compiled RE2 expression. */
export interface Regexp {
  /** Whether the expression matches anywhere in a text. */
  matches(text: string): boolean;
  readonly re2: RE2JS;
}

/** Go's error text and the piece of the expression that it is about, in UTF-16 units. */
export interface RegexpError {
  readonly error: string;
  readonly offset: number;
  readonly length: number;
}

const compiled = new Map<string, Regexp | RegexpError>();
const MAX_KEPT = 500;

/** Go's `regexp.Compile`, with its error text. The last few hundred answers are kept. */
export function compileRegexp(pattern: string): Regexp | RegexpError {
  const kept = compiled.get(pattern);
  if (kept) return kept;
  const fresh = compile(pattern);
  if (compiled.size >= MAX_KEPT) compiled.clear();
  compiled.set(pattern, fresh);
  return fresh;
}

function compile(pattern: string): Regexp | RegexpError {
  try {
    const re2 = RE2JS.compile(pattern);
    return { matches: (text) => re2.test(text), re2 };
  } catch (thrown) {
    if (thrown instanceof RE2JSException) {
      const other = thrown.message.includes('duplicate capture group name') && withoutRepeatedNames(pattern);
      return other && other !== pattern ? compile(other) : errorIn(pattern, goText(thrown.message));
    }
    return errorIn(pattern, `error parsing regexp: expression too large: \`${pattern}\``);
  }
}

/** Go takes groups with equal names, which RE2 does not: the later ones lose theirs. */
function withoutRepeatedNames(pattern: string): string {
  const seen = new Set<string>();
  const parts = /\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|\(\?P?<(\w+)>/g;
  return pattern.replace(parts, (part, name: string | undefined) => {
    if (name === undefined) return part;
    const again = seen.has(name);
    seen.add(name);
    return again ? '(' : part;
  });
}

/** Go quotes the piece at the end of its message. */
function errorIn(pattern: string, error: string): RegexpError {
  const piece = /`([^`]*)`$/.exec(error)?.[1] ?? pattern;
  const at = piece === '' ? Math.max(0, pattern.length - 1) : pattern.indexOf(piece);
  return at === -1
    ? { error, offset: 0, length: pattern.length }
    : { error, offset: at, length: piece.length || Math.min(1, pattern.length) };
}

function goText(message: string): string {
  return message.endsWith('at end of expression') ? `${message}: \`\`` : message;
}
