import type { Reference } from '../reference.ts';
import { pathName } from '../reference.ts';
import { bytesOf, textOf } from './bytes.ts';
import type { Token } from './syntax/lexer.ts';
import { tokenize } from './syntax/lexer.ts';

/** The global that Argo Events gives to scripts. */
const EVENT = 'event';

/**
 * The paths that a Lua script reads or writes below `event`, as far as they are written out: `event.a.b`, `event["a"]`,
 * `event.l[1]` (which is `l.0`). A script that cannot be read gives those before the place where it breaks.
 */
export function luaReferences(source: string): readonly Reference[] {
  const bytes = bytesOf(source);
  const offsets = offsetsOf(source, bytes);
  const tokens = tokenize(bytes, '');
  const found: Reference[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    const isRoot = token?.kind === 'name' && token.text === EVENT && !isMember(tokens[i - 1]);
    if (isRoot) readPath(tokens, i + 1, offsets, found);
  }
  return found;
}

function readPath(tokens: readonly Token[], from: number, offsets: Offsets, found: Reference[]): void {
  const keys: string[] = [];
  for (let at = from; ;) {
    const member = memberAt(tokens, at);
    if (!member) return;
    keys.push(member.key);
    const offset = offsets(member.token.offset);
    found.push({ kind: 'path', name: pathName(keys), offset, length: offsets(member.ends) - offset });
    at = member.next;
  }
}

interface Member {
  readonly key: string;
  readonly token: Token;
  /** Offset, in bytes, behind the key. */
  readonly ends: number;
  /** The place of the token behind the member. */
  readonly next: number;
}

/** `.key`, `["key"]` or `[1]`; a method such as `:upper` ends a path. */
function memberAt(tokens: readonly Token[], at: number): Member | undefined {
  const [first, token, close] = tokens.slice(at, at + 3);
  if (!token) return undefined;
  if (isSymbol(first, '.') && token.kind === 'name')
    return { key: token.text, token, ends: token.offset + token.text.length, next: at + 2 };
  if (!isSymbol(first, '[') || !close || !isSymbol(close, ']')) return undefined;
  const ends = close.offset;
  if (token.kind === 'string') return { key: textOf(token.text), token, ends, next: at + 3 };
  const isIndex = token.kind === 'number' && /^[1-9][0-9]*$/.test(token.text);
  return isIndex ? { key: String(Number(token.text) - 1), token, ends, next: at + 3 } : undefined;
}

function isMember(token: Token | undefined): boolean {
  return isSymbol(token, '.') || isSymbol(token, ':');
}

function isSymbol(token: Token | undefined, text: string): boolean {
  return token?.kind === 'symbol' && token.text === text;
}

/** Turns an offset in bytes into one in UTF-16 units. */
type Offsets = (bytes: number) => number;

function offsetsOf(source: string, bytes: string): Offsets {
  if (bytes.length === source.length) return (offset) => offset;
  return (offset) => textOf(bytes.slice(0, offset)).length;
}
