import { startsPipe } from './modifierNames.ts';

/** The first part of a path, as an object reads it. */
export interface ObjectPart {
  /** The key to find, escapes resolved; a pattern if `wild`. */
  readonly part: string;
  readonly wild: boolean;
  /** The path below the key, if there is more. */
  readonly rest: string | undefined;
  /** The path behind a pipe that follows the key. */
  readonly pipe: string | undefined;
}

/** Splits the first part off a path: up to an unescaped `.` or `|`, `\` makes the next character literal. */
export function objectPart(path: string): ObjectPart {
  let part = '';
  let copied = 0;
  let wild = false;
  let i = 0;
  for (; i < path.length; i++) {
    const char = path.charAt(i);
    if (char === '|')
      return { part: part + path.slice(copied, i), wild, rest: undefined, pipe: path.slice(i + 1) };
    if (char === '.') return { part: part + path.slice(copied, i), wild, ...afterDot(path, i + 1) };
    if (char === '*' || char === '?') wild = true;
    if (char === '\\') {
      part += path.slice(copied, i);
      i++;
      copied = i;
    }
  }
  return { part: part + path.slice(copied), wild, rest: undefined, pipe: undefined };
}

function afterDot(path: string, i: number): { rest: string | undefined; pipe: string | undefined } {
  const after = path.slice(i);
  return startsPipe(path, i) ? { rest: undefined, pipe: after } : { rest: after, pipe: undefined };
}
