import { RE2JS, RE2JSException } from 're2js';

/** A compiled RE2 expression. */
export interface Regexp {
  /** Whether the expression matches anywhere in a text. */
  matches(text: string): boolean;
  readonly re2: RE2JS;
  /** The names of groups, by their numbers; several may have the same. */
  readonly names: ReadonlyMap<number, string>;
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
  const known = tryCompile(pattern, new Map());
  if (!('error' in known) || !known.error.includes('duplicate capture group name')) return known;
  const { text, originals } = withOwnNames(pattern);
  const renamed = tryCompile(text, originals);
  if (!('error' in renamed)) return renamed;
  const error = [...originals].reduce((message, [own, name]) => message.replaceAll(own, name), renamed.error);
  return errorIn(pattern, error);
}

/** @param originals the names as they were, by those that they were changed to */
function tryCompile(pattern: string, originals: ReadonlyMap<string, string>): Regexp | RegexpError {
  try {
    const re2 = RE2JS.compile(pattern);
    const names = new Map<number, string>(
      Object.entries(re2.namedGroups()).map(([name, group]) => [group, originals.get(name) ?? name]),
    );
    return { matches: (text) => re2.test(text), re2, names };
  } catch (thrown) {
    if (thrown instanceof RE2JSException) return errorIn(pattern, goText(thrown.message));
    return errorIn(pattern, `error parsing regexp: expression too large: \`${pattern}\``);
  }
}

/** Go takes groups with equal names, which RE2 does not: the later ones get names of their own. */
function withOwnNames(pattern: string): { text: string; originals: ReadonlyMap<string, string> } {
  const seen = new Set<string>();
  const originals = new Map<string, string>();
  const parts = /\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|(\(\?P?<)(\w+)>/g;
  const text = pattern.replace(parts, (part, open: string | undefined, name: string | undefined) => {
    if (open === undefined || name === undefined) return part;
    if (!seen.has(name)) {
      seen.add(name);
      return part;
    }
    const own = `${name}__${originals.size}`;
    originals.set(own, name);
    return `${open}${own}>`;
  });
  return { text, originals };
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
