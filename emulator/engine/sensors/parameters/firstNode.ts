/** A quoted text where one can begin, a comment, or a bracket. */
const TOKEN = /(?<=^|[\s[{,:])(?:"(?:[^"\\]|\\[^])*"|'(?:[^']|'')*')|(?<=^|\s)#.*|[[\]{}]/g;

/** Comments, directives and the mark of a document. */
const BEFORE_ROOT =
  /^\ufeff?(?:(?:[ \t]*(?:#.*)?|%.*)\r?\n)*(?:---[ \t]*(?:#.*)?(?:\r?\n[ \t]*(?:#.*)?)*)?[ \t]*$/;

/**
 * A YAML document up to where go-yaml reads it: a list or mapping in brackets, or a quoted text, ends it, whatever follows. What cannot
 * begin anything in YAML is left in, to be refused.
 */
export function firstNode(text: string): string {
  const end = endOfRoot(text);
  return end === undefined || /^\s*(?::(?!\S)|[@`%])/.test(text.slice(end)) ? text : text.slice(0, end);
}

function endOfRoot(text: string): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token.startsWith('#')) continue;
    if (depth === 0 && !BEFORE_ROOT.test(text.slice(0, index))) return undefined;
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    if (depth <= 0) return index + token.length;
  }
  return undefined;
}
