import { quotedEnd } from './multipath.ts';
import { leadingBlock } from './scan.ts';

/** Splits a path at its first `|` that is outside of queries; undefined if there is none. */
export function splitPipe(path: string): { left: string; right: string } | undefined {
  if (!path.includes('|')) return undefined;
  if (path.startsWith('{')) return splitAfterObject(path);
  for (let i = 0; i < path.length; i++) {
    const char = path.charAt(i);
    if (char === '\\') i++;
    else if (char === '|') return { left: path.slice(0, i), right: path.slice(i + 1) };
    else if (char === '.') {
      if (i === path.length - 1) return undefined;
      if (path.charAt(i + 1) !== '#') continue;
      i += 2;
      if (i === path.length) return undefined;
      const open = path.charAt(i);
      if (open === '[' || open === '(') i = queryClose(path, i + 1, open, open === '[' ? ']' : ')');
    }
  }
  return undefined;
}

/** An object whose first member has a quoted name counts as ending after that name, so it is never split. */
function splitAfterObject(path: string): { left: string; right: string } | undefined {
  const end = leadingBlock(path.slice(1)).length + 1;
  if (path.charAt(end) !== '|') return undefined;
  return { left: path.slice(0, end), right: path.slice(end + 1) };
}

function queryClose(path: string, i: number, open: string, close: string): number {
  let depth = 1;
  for (; i < path.length; i++) {
    const char = path.charAt(i);
    if (char === '\\') i++;
    else if (char === open) depth++;
    else if (char === close) {
      depth--;
      if (depth === 0) return i;
    } else if (char === '"') i = quotedEnd(path, i + 1);
  }
  return i;
}
