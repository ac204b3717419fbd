import { encodeString } from '../goJson.ts';
import { checkComposed } from './limit.ts';
import type { Result } from './result.ts';
import { exists } from './result.ts';
import { valid } from './valid.ts';

interface Member {
  readonly name: string;
  readonly path: string;
}

/** The members of `[a,b]` or `{"name":a,b}` at the start of a path, and the path behind; undefined if it never closes. */
export function parseMultipath(path: string): { members: Member[]; rest: string } | undefined {
  const members: Member[] = [];
  let modifier = false;
  let depth = 1;
  let colon = 0;
  let start = 1;
  const push = (end: number): void => {
    members.push(
      colon === 0
        ? { name: '', path: path.slice(start, end) }
        : { name: path.slice(start, colon), path: path.slice(colon + 1, end) },
    );
    colon = 0;
    modifier = false;
    start = end + 1;
  };
  for (let i = 1; i < path.length; i++) {
    switch (path.charAt(i)) {
      case '\\':
        i++;
        break;
      case '@':
        modifier ||= path.charAt(i - 1) === '.' || path.charAt(i - 1) === '|';
        break;
      case ':':
        if (!modifier && colon === 0 && depth === 1) colon = i;
        break;
      case ',':
        if (depth === 1) push(i);
        break;
      case '"':
        i = quotedEnd(path, i + 1);
        break;
      case '[':
      case '(':
      case '{':
        depth++;
        break;
      case ']':
      case ')':
      case '}':
        depth--;
        if (depth > 0) break;
        push(i);
        return { members, rest: path.slice(i + 1) };
    }
  }
  return undefined;
}

/** The next unescaped quote from `i` on, or the end. */
export function quotedEnd(path: string, i: number): number {
  while (i < path.length && path.charAt(i) !== '"') i += path.charAt(i) === '\\' ? 2 : 1;
  return i;
}

/** The list or object that a multipath composes; members that find nothing are left out. */
export function composeMultipath(
  open: '[' | '{',
  members: readonly Member[],
  look: (path: string) => Result,
): string {
  const parts: string[] = [];
  let length = 0;
  for (const member of members) {
    const found = look(member.path);
    if (!exists(found)) continue;
    const text = (open === '{' ? `${memberName(member)}:` : '') + found.raw;
    length += text.length;
    checkComposed(length);
    parts.push(text);
  }
  return open + parts.join(',') + (open === '{' ? '}' : ']');
}

function memberName({ name, path }: Member): string {
  if (name !== '') return name.startsWith('"') && valid(name) ? name : encodeString(name);
  const last = lastPart(path);
  return encodeString(isSimple(last) ? last : '_');
}

function lastPart(path: string): string {
  for (let i = path.length - 1; i >= 0; i--) {
    const char = path.charAt(i);
    if ((char === '|' || char === '.') && path.charAt(i - 1) !== '\\') return path.slice(i + 1);
  }
  return path;
}

function isSimple(name: string): boolean {
  for (const char of name) if (char < ' ' || '[]{}()#|!'.includes(char)) return false;
  return true;
}
