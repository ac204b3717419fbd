import { KEYWORDS, tokenize, type Item, type ItemType } from '../../../emulator/engine/lang/template/lex.ts';
import type { LanguageToken, LanguageTokenType } from './token.ts';

const TYPES: Readonly<Partial<Record<ItemType, LanguageTokenType>>> = {
  assign: 'operator',
  bool: 'keyword',
  charConstant: 'string',
  complex: 'number',
  declare: 'operator',
  dot: 'variable',
  field: 'property',
  identifier: 'function',
  leftDelim: 'operator',
  number: 'number',
  pipe: 'operator',
  rawString: 'string',
  rightDelim: 'operator',
  string: 'string',
  variable: 'variable',
};
/** Functions whose first argument is a regular expression. */
const TAKES_REGEXP = /^(?:mustR|r)egex(?!QuoteMeta)/;

/** The tokens of a Go template, up to what cannot be read; the text around its actions has none. */
export function templateTokens(source: string): LanguageToken[] {
  const items = tokenize(source).filter(({ type }) => type !== 'space');
  return items.flatMap((item, i): LanguageToken[] => {
    const type = KEYWORDS.has(item.type) ? 'keyword' : TYPES[item.type];
    if (type === undefined) return [];
    const start = item.type === 'field' ? item.pos + 1 : item.pos;
    return [
      { type: isPattern(item, items[i - 1]) ? 'regexp' : type, start, end: item.pos + item.value.length },
    ];
  });
}

function isPattern({ type }: Item, before: Item | undefined): boolean {
  const isText = type === 'string' || type === 'rawString';
  return isText && before?.type === 'identifier' && TAKES_REGEXP.test(before.value);
}
