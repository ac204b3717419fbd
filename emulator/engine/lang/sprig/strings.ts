import type { Spend } from '../fmt/print.ts';
import type { GoValue } from '../fmt/value.ts';
import { goMap, isListValue, textList } from '../fmt/value.ts';
import { goQuote } from '../goQuote.ts';
import { isSpace } from '../govaluate/characters.ts';
import { GoPanic } from '../template/signature.ts';
import { encodeUtf8 } from '../unquote.ts';
import { joinWords, pascalCase } from './caseStyle.ts';
import { castTexts, printed } from './cast.ts';
import type { Family } from './define.ts';
import { define, integer, text } from './define.ts';
import {
  isLower,
  isUpper,
  lowerRune,
  mapRunes,
  replaceText,
  sliceBytes,
  splitText,
  trimSpace,
  titleRune,
  upperRune,
} from './runes.ts';
import { abbreviate, wrapText } from './wrap.ts';

/** sprig's functions on texts. Lengths and positions count UTF-8 bytes. */
export const STRINGS: Family = {
  hello: define([], () => 'Hello!'),
  trim: define(['string'], ([s]) => trimSpace(text(s))),
  upper: define(['string'], ([s]) => mapRunes(text(s), upperRune)),
  lower: define(['string'], ([s]) => mapRunes(text(s), lowerRune)),
  title: define(['string'], ([s]) => title(text(s))),
  untitle: define(['string'], ([s]) => untitle(text(s))),
  swapcase: define(['string'], ([s]) => swapCase(text(s))),
  initials: define(['string'], ([s]) => initials(text(s))),
  nospace: define(['string'], ([s]) => withoutSpace(text(s))),
  snakecase: define(['string'], ([s]) => joinWords(text(s), '_')),
  kebabcase: define(['string'], ([s]) => joinWords(text(s), '-')),
  camelcase: define(['string'], ([s]) => pascalCase(text(s))),
  substr: define(['int', 'int', 'string'], ([start, end, s]) =>
    substring(integer(start), integer(end), text(s)),
  ),
  trunc: define(['int', 'string'], ([count, s]) => truncate(integer(count), text(s))),
  abbrev: define(['int', 'string'], ([width, s]) =>
    integer(width) < 4 ? text(s) : abbreviate(text(s), 0, integer(width)),
  ),
  abbrevboth: define(['int', 'int', 'string'], ([left, right, s]) => {
    const keeps = integer(right) < 4 || (integer(left) > 0 && integer(right) < 7);
    return keeps ? text(s) : abbreviate(text(s), integer(left), integer(right));
  }),
  repeat: define(['int', 'string'], ([count, s], { spend }) => repeat(text(s), integer(count), spend)),
  trimall: define(['string', 'string'], ([set, s]) => trimSet(text(s), text(set))),
  trimAll: define(['string', 'string'], ([set, s]) => trimSet(text(s), text(set))),
  trimSuffix: define(['string', 'string'], ([end, s]) =>
    text(s).endsWith(text(end)) ? text(s).slice(0, text(s).length - text(end).length) : text(s),
  ),
  trimPrefix: define(['string', 'string'], ([start, s]) =>
    text(s).startsWith(text(start)) ? text(s).slice(text(start).length) : text(s),
  ),
  contains: define(['string', 'string'], ([part, s]) => text(s).includes(text(part))),
  hasPrefix: define(['string', 'string'], ([start, s]) => text(s).startsWith(text(start))),
  hasSuffix: define(['string', 'string'], ([end, s]) => text(s).endsWith(text(end))),
  wrap: define(['int', 'string'], ([width, s]) => wrapText(text(s), integer(width), '', false)),
  wrapWith: define(['int', 'string', 'string'], ([width, end, s]) =>
    wrapText(text(s), integer(width), text(end), true),
  ),
  quote: define([], (args, { spend }) => quoted(args, (value) => goQuote(printed(value, spend))), {
    rest: 'any',
  }),
  squote: define([], (args, { spend }) => quoted(args, (value) => `'${printed(value, spend)}'`), {
    rest: 'any',
  }),
  cat: define([], (args, { spend }) => quoted(args, (value) => printed(value, spend)), { rest: 'any' }),
  indent: define(['int', 'string'], ([spaces, s], { spend }) => indent(text(s), integer(spaces), spend)),
  nindent: define(
    ['int', 'string'],
    ([spaces, s], { spend }) => `\n${indent(text(s), integer(spaces), spend)}`,
  ),
  replace: define(['string', 'string', 'string'], ([from, to, s], { spend }) => {
    const made = replaceText(text(s), text(from), text(to));
    spend(made.length);
    return made;
  }),
  plural: define(['string', 'string', 'int'], ([one, many, count]) =>
    text(integer(count) === 1 ? one : many),
  ),
  toString: define(['any'], ([value], { spend }) => printed(value, spend)),
  toStrings: define(['any'], ([value], { spend }) =>
    value !== undefined && isListOfTexts(value) ? value : textList(castTexts(value, spend)),
  ),
  join: define(['string', 'any'], ([separator, value], { spend }) =>
    castTexts(value, spend).join(text(separator)),
  ),
  split: define(['string', 'string'], ([separator, s]) => numbered(splitText(text(s), text(separator)))),
  splitn: define(['string', 'int', 'string'], ([separator, count, s]) =>
    numbered(splitText(text(s), text(separator), integer(count))),
  ),
  splitList: define(['string', 'string'], ([separator, s]) => textList(splitText(text(s), text(separator)))),
};

function isListOfTexts(value: GoValue): boolean {
  return isListValue(value) && value.of === 'string';
}

/** Go's `strings.Title`. */
function title(source: string): string {
  let previous = ' ';
  return mapRunes(source, (char) => {
    const titled = isSeparator(previous) ? titleRune(char) : char;
    previous = char;
    return titled;
  });
}

function isSeparator(char: string): boolean {
  if (char < '\u0080') return !/[0-9A-Za-z_]/.test(char);
  return !/[\p{L}\p{Nd}]/u.test(char) && isSpace(char);
}

function untitle(source: string): string {
  let next = true;
  return mapRunes(source, (char) => {
    if (isSpace(char)) {
      next = true;
      return char;
    }
    const changed = next ? lowerRune(char) : char;
    next = false;
    return changed;
  });
}

/** The first letter of a word becomes a title letter. */
function swapCase(source: string): string {
  let first = true;
  return mapRunes(source, (char) => {
    const [isFirst, hasCase] = [first, isUpper(char) || isLower(char) || /\p{Lt}/u.test(char)];
    first = !hasCase && isSpace(char);
    if (!hasCase || !isLower(char)) return hasCase ? lowerRune(char) : char;
    return isFirst ? titleRune(char) : upperRune(char);
  });
}

/** Every byte that is left is read as a character, so that others than ASCII come out as two or more. */
function withoutSpace(source: string): string {
  const bytes = encodeUtf8(source).map((byte) => String.fromCharCode(byte));
  const kept = bytes.filter((char) => !isSpace(char));
  return kept.length === bytes.length ? source : kept.join('');
}

/** The first byte of each word, read as a character. */
function initials(source: string): string {
  let gap = true;
  let out = '';
  for (const byte of encodeUtf8(source)) {
    const char = String.fromCharCode(byte);
    if (isSpace(char)) gap = true;
    else {
      if (gap) out += char;
      gap = false;
    }
  }
  return out;
}

function substring(start: number, end: number, source: string): string {
  const { length } = encodeUtf8(source);
  const [from, to] = start < 0 ? [0, end] : [start, end < 0 || end > length ? length : end];
  if (to < 0 || to > length)
    throw new GoPanic(
      `runtime error: slice bounds out of range [:${to}]${to < 0 ? '' : ` with length ${length}`}`,
    );
  if (from > to) throw new GoPanic(`runtime error: slice bounds out of range [${from}:${to}]`);
  return sliceBytes(source, from, to);
}

function truncate(count: number, source: string): string {
  const { length } = encodeUtf8(source);
  if (count < 0 && length + count > 0) return sliceBytes(source, length + count);
  return count >= 0 && length > count ? sliceBytes(source, 0, count) : source;
}

function repeat(source: string, count: number, spend: Spend): string {
  if (count < 0) throw new GoPanic('strings: negative Repeat count');
  spend(source.length * count + count);
  return source.repeat(source === '' ? 0 : count);
}

function trimSet(source: string, set: string): string {
  const unwanted = new Set(Array.from(set));
  const characters = Array.from(source);
  let start = 0;
  let end = characters.length;
  while (start < end && unwanted.has(characters[start] ?? '')) start++;
  while (end > start && unwanted.has(characters[end - 1] ?? '')) end--;
  return characters.slice(start, end).join('');
}

function quoted(values: readonly GoValue[], show: (value: GoValue) => string): string {
  return values
    .filter((value) => value !== null)
    .map(show)
    .join(' ');
}

function indent(source: string, spaces: number, spend: Spend): string {
  if (spaces < 0) throw new GoPanic('strings: negative Repeat count');
  const lines = source.split('\n');
  spend(lines.length * spaces);
  const pad = ' '.repeat(spaces);
  return lines.map((line) => pad + line).join('\n');
}

/** `_0`, `_1`, … */
function numbered(parts: readonly string[]): GoValue {
  const map = goMap(parts.map((part, i) => [`_${i}`, part] as const));
  return { ...map, of: 'string' };
}
