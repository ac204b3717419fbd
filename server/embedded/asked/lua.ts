import { bytesOf } from '../../../emulator/engine/lang/lua/bytes.ts';
import { luaReferences } from '../../../emulator/engine/lang/lua/references.ts';
import { tokenize, type Token } from '../../../emulator/engine/lang/lua/syntax/lexer.ts';
import { pathKeys } from '../../../emulator/engine/lang/reference.ts';
import { CURSOR, wordIn, type Asked } from './asked.ts';

const LIBRARIES = new Set('channel coroutine debug io math os package string table'.split(' '));

/** What is being written at an offset of a Lua script; undefined in texts, numbers and comments. */
export function askedOfLua(source: string, offset: number): Asked | undefined {
  const word = wordIn(source, offset);
  const tokens = tokenize(bytesOf(source.slice(0, word.start) + CURSOR), '').slice(0, -1);
  const written = tokens.at(-1);
  if (written?.kind !== 'name' || written.text !== CURSOR) return undefined;
  const variables = [...new Set(tokens.flatMap((_, i) => namesFrom(tokens, i)))];
  const [owner, mark] = tokens.slice(-3);
  if (tokens.length > 1 && isSymbol(mark ?? owner, ':')) return { word, kind: 'method', variables };
  if (!isSymbol(tokens.at(-2), '.')) return { word, kind: 'name', variables };
  const chain = chainOf(tokens.slice(0, -2));
  const library = chain.length === 1 ? (chain[0]?.text ?? '') : '';
  if (LIBRARIES.has(library)) return { word, kind: 'library', library, variables };
  const path = luaReferences(textOf([...resolved(chain, tokens, 4)], `.${CURSOR}`)).at(-1);
  const keys = path && pathKeys(path.name).at(-1) === CURSOR ? pathKeys(path.name).slice(0, -1) : undefined;
  return { word, kind: 'member', keys, variables };
}

/** The names that a statement at a token declares. */
function namesFrom(tokens: readonly Token[], at: number): string[] {
  const first = tokens[at];
  if (!isSymbol(first, 'local') && !isSymbol(first, 'for') && !isSymbol(first, 'function')) return [];
  const names: string[] = [];
  const from = isSymbol(tokens[at + 1], 'function') ? at + 2 : at + 1;
  for (let i = from; tokens[i]?.kind === 'name'; i += 2) {
    const { text = '' } = tokens[i] ?? {};
    if (text !== CURSOR) names.push(text);
    if (!isSymbol(tokens[i + 1], ',') && !isSymbol(tokens[i + 1], '(')) break;
  }
  return names;
}

/** The tokens of `a.b[1].c` at the end of a list. */
function chainOf(tokens: readonly Token[]): readonly Token[] {
  let at = tokens.length - 1;
  for (;;) {
    const last = tokens[at];
    if (isSymbol(last, ']') && isSymbol(tokens[at - 2], '[')) at -= 3;
    else if (last?.kind === 'name' && isSymbol(tokens[at - 1], '.')) at -= 2;
    else return last?.kind === 'name' ? tokens.slice(at) : [];
  }
}

/** A chain whose first name is a local variable, with what that stands for in its place. */
function resolved(chain: readonly Token[], tokens: readonly Token[], depth: number): readonly Token[] {
  const name = chain[0]?.text;
  const at = tokens.findLastIndex(
    (token, i) => token.text === name && isSymbol(tokens[i - 1], 'local') && isSymbol(tokens[i + 1], '='),
  );
  if (name === undefined || name === 'event' || depth === 0) return chain;
  const value = at < 0 ? elementOf(name, tokens) : chainFrom(tokens, at + 2);
  return value.length === 0 ? chain : [...resolved(value, tokens, depth - 1), ...chain.slice(1)];
}

function chainFrom(tokens: readonly Token[], from: number): readonly Token[] {
  let at = from;
  if (tokens[at]?.kind !== 'name') return [];
  for (;;) {
    if (isSymbol(tokens[at + 1], '.') && tokens[at + 2]?.kind === 'name') at += 2;
    else if (isSymbol(tokens[at + 1], '[') && isSymbol(tokens[at + 3], ']')) at += 3;
    else break;
  }
  return isSymbol(tokens[at + 1], '(') ? [] : tokens.slice(from, at + 1);
}

/** In `for _, item in ipairs(list)` an item stands for the first one. */
function elementOf(name: string, tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findLastIndex(
    ({ text }, i) => text === name && isSymbol(tokens[i - 1], ',') && isSymbol(tokens[i + 1], 'in'),
  );
  const [loop, , from] = tokens.slice(at + 2);
  if (at < 0 || !['ipairs', 'pairs'].includes(loop?.text ?? '') || !from) return [];
  const list = chainFrom(tokens, at + 4);
  return list.length === 0 ? [] : [...list, ...FIRST.map((token) => ({ ...from, ...token }))];
}

const FIRST = [
  { kind: 'symbol', text: '[' },
  { kind: 'number', text: '1' },
  { kind: 'symbol', text: ']' },
] as const;

function textOf(chain: readonly Token[], end: string): string {
  return chain.map(({ kind, text }) => (kind === 'string' ? JSON.stringify(text) : text)).join('') + end;
}

function isSymbol(token: Token | undefined, text: string): boolean {
  return token?.kind === 'symbol' && token.text === text;
}
