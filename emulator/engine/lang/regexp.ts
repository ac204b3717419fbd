import { RE2JS, RE2JSException } from 're2js';

/** A compiled RE2 expression. */
export interface Regexp {
  /** Whether the expression matches anywhere in a text. */
  matches(text: string): boolean;
  readonly re2: RE2JS;
}

const compiled = new Map<string, Regexp | { error: string }>();
const MAX_KEPT = 500;

/** Go's `regexp.Compile`, with its error text. The last few hundred answers are kept. */
export function compileRegexp(pattern: string): Regexp | { readonly error: string } {
  const kept = compiled.get(pattern);
  if (kept) return kept;
  const fresh = compile(pattern);
  if (compiled.size >= MAX_KEPT) compiled.clear();
  compiled.set(pattern, fresh);
  return fresh;
}

function compile(pattern: string): Regexp | { error: string } {
  try {
    const re2 = RE2JS.compile(pattern);
    return { matches: (text) => re2.test(text), re2 };
  } catch (thrown) {
    if (thrown instanceof RE2JSException) return { error: goText(thrown.message) };
    return { error: `error parsing regexp: expression too large: \`${pattern}\`` };
  }
}

function goText(message: string): string {
  return message.endsWith('at end of expression') ? `${message}: \`\`` : message;
}
