import { isTemplated } from '../../../schemas/yaml/template.ts';
import type { Language } from '../languages.ts';
import { conditionTokens } from './condition.ts';
import { cronTokens } from './cron.ts';
import { exprTokens } from './expr.ts';
import { govaluateTokens } from './govaluate.ts';
import { jqTokens } from './jq.ts';
import { luaTokens } from './lua.ts';
import { templateTokens } from './template.ts';
import type { LanguageToken } from './token.ts';

type Tokens = (source: string) => LanguageToken[];

/** One line a language. */
const TOKENS: Readonly<Partial<Record<Language, Tokens>>> = {
  condition: conditionTokens,
  cron: cronTokens,
  expr: exprTokens,
  govaluate: govaluateTokens,
  jq: withComments(jqTokens, /#.*/g),
  lua: withComments(luaTokens, /--\[(=*)\[[\s\S]*?\]\1\]|--.*/g),
  regexp: (source) => (source === '' ? [] : [{ type: 'regexp', start: 0, end: source.length }]),
  template: templateTokens,
};

/** Longer programs, in UTF-16 units, are left as they are. */
const MOST_READ = 50_000;

/** The tokens of a program in the order of its text, as far as it can be read. */
export function tokensOf(language: Language, source: string): LanguageToken[] {
  const tokens = TOKENS[language];
  if (!tokens || source.length > MOST_READ) return [];
  if (language === 'template' || !isTemplated(source)) return tokens(source);
  const holes = holesIn(source);
  const filled = holes.reduce(
    (text, [from, to]) => text.slice(0, from) + text.slice(from, to).replace(/[^\n]/g, '_') + text.slice(to),
    source,
  );
  return tokens(filled).filter(({ start, end }) => holes.every(([from, to]) => end <= from || start >= to));
}

/** What another template engine writes: it is read as a word of the same length, of which nothing is said. */
function holesIn(source: string): (readonly [start: number, end: number])[] {
  const holes: (readonly [number, number])[] = [];
  for (let at = 0; ;) {
    const start = source.indexOf('{{', at);
    const end = start < 0 ? -1 : source.indexOf('}}', start + 2);
    if (end < 0) break;
    at = end + 2;
    holes.push([start, at]);
  }
  for (const { 0: text, index } of source.matchAll(/\$\{[^}\n]*\}/g))
    holes.push([index, index + text.length]);
  return holes;
}

/** Comments stand between tokens, behind blanks and brackets. */
function withComments(tokens: Tokens, comment: RegExp): Tokens {
  return (source) => {
    const found = tokens(source);
    const comments: LanguageToken[] = [];
    let end = 0;
    for (const token of [...found, { start: source.length, end: source.length }]) {
      const gap = source
        .slice(end, token.start)
        .replace(/[^\s()[\]{},;:.][\s\S]*/, (rest) => (rest.search(comment) === 0 ? rest : ''));
      for (const { 0: text, index } of gap.matchAll(comment))
        comments.push({ type: 'comment', start: end + index, end: end + index + text.length });
      end = Math.max(end, token.end);
    }
    return [...found, ...comments].sort((a, b) => a.start - b.start);
  };
}
