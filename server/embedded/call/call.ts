import { bytesOf } from '../../../emulator/engine/lang/lua/bytes.ts';
import { tokenize as tokenizeExpr } from '../../../emulator/engine/lang/expr/lexer.ts';
import { tokenize as tokenizeJq } from '../../../emulator/engine/lang/jq/tokenize.ts';
import { tokenize as tokenizeLua } from '../../../emulator/engine/lang/lua/syntax/lexer.ts';
import type { Language } from '../languages.ts';
import { templateCall } from './template.ts';

/** A call that is being written. */
export interface Call {
  /** The function as its table has it. */
  readonly name: string;
  /** Which argument is being written, from 0. */
  readonly argument: number;
}

/** One line a language with calls. */
const CALLS: Readonly<Partial<Record<Language, (before: string) => Call | undefined>>> = {
  expr: (before) => callIn(exprWords(before), ','),
  jq: (before) =>
    callIn(
      tokenizeJq(before).map(({ source }) => source),
      ';',
    ),
  lua: (before) => luaCall(before),
  template: templateCall,
};

/** The innermost call around an offset of a program. */
export function callAt(language: Language, source: string, offset: number): Call | undefined {
  return CALLS[language]?.(source.slice(0, offset));
}

/** A text that is not yet closed counts as an argument. */
function exprWords(before: string): string[] {
  for (const end of ['', "'", '"']) {
    const tokens = tokenizeExpr(before + end);
    if (!('error' in tokens))
      return tokens.slice(0, -1).map(({ kind, value }) => (kind === 'String' ? "''" : value));
  }
  return [];
}

function luaCall(before: string): Call | undefined {
  const words = tokenizeLua(bytesOf(before), '')
    .slice(0, -1)
    .map(({ kind, text }) => (kind === 'string' ? "''" : text));
  const call = callIn(words, ',');
  if (call?.name.includes(':') !== true) return call;
  const method = call.name.slice(call.name.indexOf(':') + 1);
  return { name: `string.${method}`, argument: call.argument + 1 };
}

const OPENS = new Set(['(', '[', '{', '\\(']);
const CLOSES = new Set([')', ']', '}']);
const NAME = /^[A-Za-z_]\w*$/;

/** The call whose bracket is the innermost open one. */
function callIn(words: readonly string[], separator: string): Call | undefined {
  const open: { at: number; arguments: number }[] = [];
  words.forEach((word, at) => {
    const innermost = open.at(-1);
    if (OPENS.has(word)) open.push({ at, arguments: 0 });
    else if (CLOSES.has(word)) open.pop();
    else if (word === separator && innermost) innermost.arguments++;
  });
  const call = open.at(-1);
  if (!call || words[call.at] !== '(') return undefined;
  const { name, from } = nameBefore(words, call.at);
  // In expr, what is piped into a call is its first argument; in jq a pipe hands on the input.
  const isPiped = separator === ',' && words[from - 1] === '|';
  return name === '' ? undefined : { name, argument: call.arguments + (isPiped ? 1 : 0) };
}

/** `a.b` or `a:b` in front of a bracket. */
function nameBefore(words: readonly string[], bracket: number): { name: string; from: number } {
  let from = bracket - 1;
  if (!NAME.test(words[from] ?? '')) return { name: '', from };
  if (words[from - 1] === ':') return { name: `:${words[from] ?? ''}`, from: from - 1 };
  while (words[from - 1] === '.' && NAME.test(words[from - 2] ?? '')) from -= 2;
  return { name: words.slice(from, bracket).join(''), from };
}
