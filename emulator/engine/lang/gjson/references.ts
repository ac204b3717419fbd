import type { Reference } from '../reference.ts';
import { pathName } from '../reference.ts';

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * The parts of a gjson path with their places: keys and indexes as paths from the root, modifiers (`@reverse`) as functions.
 * Queries, wildcards, `#` and multipaths end what can be known: parts behind them are left out.
 */
export function gjsonReferences(path: string): readonly Reference[] {
  const found: Reference[] = [];
  const keys: string[] = [];
  for (let at = 0; at <= path.length;) {
    const end = partEnd(path, at);
    const text = path.slice(at, end);
    if (text.startsWith('@') && text.length > 1) {
      const name = /^@[^:]*/.exec(text)?.[0] ?? text;
      found.push({ kind: 'function', name, offset: at, length: name.length });
      return found;
    }
    if (/^[#{[!]/.test(text) || /^(?:[^\\]|\\.)*[*?]/su.test(text.replace(/\\[\s\S]/g, ''))) return found;
    keys.push(text.replace(/\\([\s\S])/g, '$1'));
    found.push({ kind: 'path', name: pathName(keys), offset: at, length: text.length });
    at = end + 1;
  }
  return found;
}

/** Where a part ends: at the next `.` or `|` outside of brackets and quotes, escapes skipped. */
function partEnd(path: string, from: number): number {
  const open: string[] = [];
  for (let i = from; i < path.length; i++) {
    const char = path.charAt(i);
    if (char === '\\') i++;
    else if (open.length === 0 && (char === '.' || char === '|')) return i;
    else if (
      CLOSERS[char] !== undefined &&
      (open.length > 0 || i === from || path.charAt(from) === '#' || path.charAt(from) === '@')
    )
      open.push(CLOSERS[char]);
    else if (char === open.at(-1)) open.pop();
  }
  return path.length;
}
