import type { Reference } from '../reference.ts';
import { pathName } from '../reference.ts';
import { tokenize } from './lexer.ts';
import { BUILTINS } from './operators.ts';
import type { Token } from './token.ts';

/** Functions that Argo Events adds to the environment; those of sprig are called `sprig.name`. */
const ADDED = new Set(['asInt', 'asFloat', 'toJson', 'jsonpath']);
const CONSTANTS = new Set(['true', 'false', 'nil']);

/**
 * What an EventSource's filter expression refers to: functions, and paths from the top of the event data. Names of `let`,
 * keys of map literals and members of the element of a closure (`.x`) are left out.
 */
export function exprReferences(source: string): readonly Reference[] {
  const tokens = tokenize(source);
  if ('error' in tokens) return [];
  const found: Reference[] = [];
  const locals = new Set<string>();
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.kind !== 'Identifier' || CONSTANTS.has(token.value) || isMember(tokens[i - 1])) continue;
    if (isOperator(tokens[i - 1], 'let')) locals.add(token.value);
    else if (!isKey(tokens, i) && !locals.has(token.value)) i = readName(tokens, i, found);
  }
  return found;
}

/** Reads a name with its members; gives the place of its last token. */
function readName(tokens: readonly Token[], start: number, found: Reference[]): number {
  const first = tokens[start];
  if (!first) return start;
  if (isCalled(tokens, start, first.value)) {
    found.push({ kind: 'function', name: first.value, offset: first.offset, length: first.length });
    return start;
  }
  if (first.value === 'sprig') return readSprig(tokens, start, first, found);
  const keys = first.value === '$env' ? [] : [first.value];
  if (keys.length > 0) found.push(pathAt(keys, first));
  let i = start;
  for (;;) {
    const member = memberAt(tokens, i + 1);
    if (!member) return i;
    i = member.end;
    if (isBracket(tokens[i + 1], '(')) return i;
    keys.push(member.key.value);
    found.push(pathAt(keys, member.key));
  }
}

function readSprig(tokens: readonly Token[], start: number, sprig: Token, found: Reference[]): number {
  const member = memberAt(tokens, start + 1);
  const name = member ? `sprig.${member.key.value}` : 'sprig';
  const last = member?.key ?? sprig;
  found.push({ kind: 'function', name, offset: last.offset, length: last.length });
  return member?.end ?? start;
}

function pathAt(keys: readonly string[], { offset, length }: Token): Reference {
  return { kind: 'path', name: pathName(keys), offset, length };
}

/** `.key`, `?.key`, `["key"]` or `[1]` behind a name. */
function memberAt(tokens: readonly Token[], at: number): { key: Token; end: number } | undefined {
  const [first, key, close] = tokens.slice(at, at + 3);
  if (!first || !key) return undefined;
  if (isMember(first)) return key.kind === 'Identifier' ? { key, end: at + 1 } : undefined;
  const literal = key.kind === 'String' || (key.kind === 'Number' && /^[0-9]+$/.test(key.value));
  return isBracket(first, '[') && literal && isBracket(close, ']') ? { key, end: at + 2 } : undefined;
}

function isCalled(tokens: readonly Token[], at: number, name: string): boolean {
  return isBracket(tokens[at + 1], '(') && (BUILTINS.has(name) || ADDED.has(name));
}

/** A key of a map literal: behind `{` or `,` and before `:`. */
function isKey(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return isOperator(tokens[at + 1], ':') && (isBracket(before, '{') || isOperator(before, ','));
}

function isMember(token: Token | undefined): boolean {
  return isOperator(token, '.') || isOperator(token, '?.');
}

function isOperator(token: Token | undefined, value: string): boolean {
  return token?.kind === 'Operator' && token.value === value;
}

function isBracket(token: Token | undefined, value: string): boolean {
  return token?.kind === 'Bracket' && token.value === value;
}
