import type { GoList, GoValue } from '../fmt/value.ts';
import { textList } from '../fmt/value.ts';
import { goQuote } from '../goQuote.ts';
import type { Regexp } from '../regexp.ts';
import { compileRegexp } from '../regexp.ts';
import type { GoFunction, ParamType, Returned } from '../template/signature.ts';
import type { Family } from './define.ts';
import { define, integer, text } from './define.ts';
import type { Match } from './regexMatch.ts';
import { expandMatch, findMatches } from './regexMatch.ts';

type Body = (regexp: Regexp, args: readonly GoValue[]) => GoValue;

const NIL_TEXTS: GoList = { type: 'list', of: 'string', items: [], nil: true };

/** sprig's functions on regular expressions. */
export const REGEX: Family = {
  regexMatch: define(['string', 'string'], ([pattern, s]) => {
    const regexp = compileRegexp(text(pattern));
    return 'matches' in regexp && regexp.matches(text(s));
  }),
  mustRegexMatch: must(['string'], (regexp, [s]) => regexp.matches(text(s))),
  ...both('FindAll', ['string', 'int'], (regexp, [s, count]) => {
    const found = findMatches(regexp, text(s), integer(count)).map(({ groups }) => groups[0] ?? '');
    return found.length === 0 ? NIL_TEXTS : textList(found);
  }),
  ...both('Find', ['string'], (regexp, [s]) => findMatches(regexp, text(s), 1)[0]?.groups[0] ?? ''),
  ...both('ReplaceAll', ['string', 'string'], (regexp, [s, to]) =>
    replace(regexp, text(s), (match) => expandMatch(text(to), match, regexp)),
  ),
  ...both('ReplaceAllLiteral', ['string', 'string'], (regexp, [s, to]) =>
    replace(regexp, text(s), () => text(to)),
  ),
  ...both('Split', ['string', 'int'], (regexp, [s, count]) => split(regexp, text(s), integer(count))),
  regexQuoteMeta: define(['string'], ([s]) => text(s).replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')),
};

function both(name: string, rest: readonly ParamType[], body: Body): Record<string, GoFunction> {
  return { [`regex${name}`]: panicking(rest, body), [`mustRegex${name}`]: must(rest, body) };
}

function must(rest: readonly ParamType[], body: Body): GoFunction {
  return {
    params: ['string', ...rest],
    call: ([pattern, ...args]) => run(text(pattern), args, body, (error) => error),
  };
}

/** The functions without `must` end with the text of Go's `MustCompile`. */
function panicking(rest: readonly ParamType[], body: Body): GoFunction {
  const call: GoFunction['call'] = ([pattern, ...args]) => {
    const source = text(pattern);
    const shown = /[`\u007f\ufeff]|[^\t -\u{10ffff}]/u.test(source) ? goQuote(source) : `\`${source}\``;
    return run(source, args, body, (error) => `regexp: Compile(${shown}): ${error}`);
  };
  return { params: ['string', ...rest], call };
}

function run(
  pattern: string,
  args: readonly GoValue[],
  body: Body,
  complain: (error: string) => string,
): Returned {
  const regexp = compileRegexp(pattern);
  return 'error' in regexp ? { error: complain(regexp.error) } : { value: body(regexp, args) };
}

function replace(regexp: Regexp, source: string, replacement: (match: Match) => string): string {
  let out = '';
  let end = 0;
  for (const match of findMatches(regexp, source, -1)) {
    out += source.slice(end, match.start) + replacement(match);
    end = match.end;
  }
  return out + source.slice(end);
}

function split(regexp: Regexp, source: string, count: number): GoValue {
  if (count === 0) return NIL_TEXTS;
  if (source === '' && regexp.re2.pattern() !== '') return textList(['']);
  const parts: string[] = [];
  let begin = 0;
  let end = 0;
  for (const match of findMatches(regexp, source, count)) {
    if (count > 0 && parts.length === count - 1) break;
    end = match.start;
    if (match.end !== 0) parts.push(source.slice(begin, end));
    begin = match.end;
  }
  if (end !== source.length) parts.push(source.slice(begin));
  return textList(parts);
}
