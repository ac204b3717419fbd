import { utf8Length } from '../codePoints.ts';
import { checkComposed } from './limit.ts';
import type { PrettyOptions } from './prettyOptions.ts';
import type { Pair } from './prettySort.ts';
import { sortPairs } from './prettySort.ts';
import { closingQuote } from './scan.ts';

interface Page {
  readonly json: string;
  readonly options: PrettyOptions;
  pieces: string[];
  units: number;
  bytes: number;
  /** Bytes written when the current line began. */
  lineStart: number;
}

/** `@pretty`: one member a line, arrays on one line where they fit (tidwall/pretty). Broken JSON is laid out as it comes. */
export function pretty(json: string, options: PrettyOptions): string {
  const page: Page = { json, options, pieces: [], units: 0, bytes: 0, lineStart: 0 };
  write(page, options.prefix);
  writeValue(page, 0, 0);
  const text = page.pieces.join('');
  return text === '' ? '' : `${text}\n`;
}

function write(page: Page, piece: string): void {
  page.pieces.push(piece);
  page.bytes += utf8Length(piece);
  page.units += piece.length;
  checkComposed(page.units);
}

/** Writes the next value from `i` on, whatever stands before it; gives where it ends. */
function writeValue(page: Page, i: number, tabs: number): number {
  const { json } = page;
  for (; i < json.length; i++) {
    const char = json.charAt(i);
    if (char === '{') return writeBlock(page, i, '}', tabs);
    if (char === '[') {
      const line = page.options.width > 0 ? arrayOnOneLine(page, i) : undefined;
      if (!line) return writeBlock(page, i, ']', tabs);
      write(page, line.text);
      return line.end;
    }
    const scalar = scalarAt(json, i);
    if (scalar) {
      write(page, scalar.text);
      return scalar.end;
    }
  }
  return i;
}

interface Written {
  readonly text: string;
  readonly end: number;
}

const WORDS: Readonly<Record<string, string>> = { t: 'true', f: 'false', n: 'null' };

function scalarAt(json: string, i: number): Written | undefined {
  const char = json.charAt(i);
  if (char === '"') {
    const close = closingQuote(json, i + 1);
    const end = close === -1 ? json.length : close + 1;
    return { text: json.slice(i, end), end };
  }
  const nan = char === 'n' && i + 1 < json.length && json.charAt(i + 1) !== 'u';
  if (/[0-9\-iI+N]/.test(char) || nan) {
    const length = json.slice(i + 1).search(/[\0- ,:\]}]/);
    const end = length === -1 ? json.length : i + 1 + length;
    return { text: json.slice(i, end), end };
  }
  const word = WORDS[char];
  return word === undefined ? undefined : { text: word, end: i + word.length };
}

/** The array at `i` on one line, if it holds no object and fits into what is left of the line. */
function arrayOnOneLine(page: Page, i: number): Written | undefined {
  const room = page.options.width - (page.bytes - page.lineStart);
  if (room <= 3) return undefined;
  const line = joinArray(page.json, i);
  return line && utf8Length(line.text) <= room ? line : undefined;
}

function joinArray(json: string, start: number): Written | undefined {
  let text = '[';
  let count = 0;
  let i = start + 1;
  for (; i < json.length; i++) {
    if (json.charCodeAt(i) <= 0x20) continue;
    if (json.charAt(i) === ']') return { text: `${text}]`, end: i + 1 };
    if (count > 0) text += ', ';
    while (i < json.length && !startsValue(json, i)) i++;
    if (json.charAt(i) === '{') return undefined;
    const value = json.charAt(i) === '[' ? joinArray(json, i) : scalarAt(json, i);
    if (!value && i < json.length) return undefined;
    text += value?.text ?? '';
    i = (value?.end ?? i) - 1;
    count++;
  }
  return { text, end: i };
}

function startsValue(json: string, i: number): boolean {
  return '{["tfniIN+-0123456789'.includes(json.charAt(i));
}

/** Writes the object or array at `i`, one member a line. */
function writeBlock(page: Page, start: number, close: '}' | ']', tabs: number): number {
  const { json, options } = page;
  write(page, json.charAt(start));
  const pairs: Pair[] = [];
  let count = 0;
  let i = start + 1;
  for (; i < json.length; i++) {
    if (json.charCodeAt(i) <= 0x20) continue;
    if (json.charAt(i) === close) {
      if (close === '}' && options.sortKeys) page.pieces = sortPairs(page.pieces, pairs);
      if (count > 0) {
        newLine(page, false);
        indent(page, tabs);
      }
      write(page, close);
      return i + 1;
    }
    if (close === '}' && json.charAt(i) !== '"') continue;
    if (count > 0) write(page, ',');
    newLine(page, count > 0 && close === ']' && options.width !== -1);
    const first = page.pieces.length;
    indent(page, tabs + 1);
    const keyStart = i;
    if (close === '}') i = writeKey(page, i);
    const key = json.slice(keyStart, i);
    i = writeValue(page, i, tabs + 1) - 1;
    if (close === '}') pairs.push({ key, first, end: page.pieces.length });
    count++;
  }
  return i;
}

function writeKey(page: Page, i: number): number {
  const key = scalarAt(page.json, i) ?? { text: '', end: i };
  write(page, key.text);
  write(page, ': ');
  return key.end;
}

/** The line break counts to the new line's width, unless it takes the place of the blank that follows a comma. */
function newLine(page: Page, replacesBlank: boolean): void {
  page.lineStart = page.bytes + (replacesBlank ? 1 : 0);
  write(page, '\n');
}

function indent(page: Page, tabs: number): void {
  write(page, page.options.prefix);
  write(page, page.options.indent.repeat(tabs));
}
