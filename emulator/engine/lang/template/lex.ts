import { utf8Length } from '../codePoints.ts';
import { goQuote } from '../goQuote.ts';

export type ItemType =
  | 'error'
  | 'bool'
  | 'char'
  | 'charConstant'
  | 'complex'
  | 'assign'
  | 'declare'
  | 'EOF'
  | 'field'
  | 'identifier'
  | 'leftDelim'
  | 'leftParen'
  | 'number'
  | 'pipe'
  | 'rawString'
  | 'rightDelim'
  | 'rightParen'
  | 'space'
  | 'string'
  | 'text'
  | 'variable'
  | Keyword;

type Keyword =
  | 'block'
  | 'break'
  | 'continue'
  | 'dot'
  | 'define'
  | 'else'
  | 'end'
  | 'if'
  | 'nil'
  | 'range'
  | 'template'
  | 'with';

export const KEYWORDS: ReadonlySet<string> = new Set<Keyword>([
  'block',
  'break',
  'continue',
  'define',
  'else',
  'end',
  'if',
  'nil',
  'range',
  'template',
  'with',
]);

/** A token of a template. */
export interface Item {
  readonly type: ItemType;
  /** Offset in UTF-16 units. */
  readonly pos: number;
  readonly value: string;
  /** 1-based line where the token starts. */
  readonly line: number;
}

/** A token as Go's errors show it. */
export function describeItem({ type, value }: Item): string {
  if (type === 'EOF') return 'EOF';
  if (type === 'error') return value;
  if (KEYWORDS.has(type) || type === 'dot') return `<${value}>`;
  const characters = Array.from(value);
  return utf8Length(value) > 10 ? `${goQuote(characters.slice(0, 10).join(''))}...` : goQuote(value);
}

const SPACE = /[ \t\r\n]+/y;
const WORD = /[_\p{L}\p{Nd}]+/uy;
const NUMBER =
  /[+-]?(?:0[xX][0-9a-fA-F_]*(?:\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?|0[oO][0-7_]*(?:\.[0-7_]*)?|0[bB][01_]*(?:\.[01_]*)?|[0-9_]*(?:\.[0-9_]*)?(?:[eE][+-]?[0-9_]*)?)i?/y;

interface Lexer {
  readonly source: string;
  readonly items: Item[];
  pos: number;
  line: number;
  parens: number;
}

/** Splits a template into tokens; the last one is EOF or an error. */
export function tokenize(source: string): readonly Item[] {
  const lexer: Lexer = { source, items: [], pos: 0, line: 1, parens: 0 };
  let inside = false;
  for (;;) {
    inside = inside ? lexAction(lexer) : lexText(lexer);
    const last = lexer.items.at(-1)?.type;
    if (last === 'EOF' || last === 'error') return lexer.items;
  }
}

function emit(lexer: Lexer, type: ItemType, length: number): void {
  const value = lexer.source.slice(lexer.pos, lexer.pos + length);
  lexer.items.push({ type, pos: lexer.pos, value, line: lexer.line });
  skip(lexer, length);
}

function skip(lexer: Lexer, length: number): void {
  const skipped = lexer.source.slice(lexer.pos, lexer.pos + length);
  for (const char of skipped) if (char === '\n') lexer.line++;
  lexer.pos += length;
}

function fail(lexer: Lexer, message: string): false {
  lexer.items.push({ type: 'error', pos: lexer.pos, value: message, line: lexer.line });
  return false;
}

function matchAt(pattern: RegExp, { source }: Lexer, pos: number): string {
  pattern.lastIndex = pos;
  return pattern.exec(source)?.[0] ?? '';
}

/** Text up to the next action; gives whether an action follows. */
function lexText(lexer: Lexer): boolean {
  const { source, pos } = lexer;
  const start = source.indexOf('{{', pos);
  if (start === -1) {
    if (pos < source.length) emit(lexer, 'text', source.length - pos);
    emit(lexer, 'EOF', 0);
    return false;
  }
  const trim = /^-[ \t\r\n]/.test(source.slice(start + 2, start + 4));
  const text = source.slice(pos, start);
  const kept = trim ? text.replace(/[ \t\r\n]+$/, '') : text;
  if (kept !== '') emit(lexer, 'text', kept.length);
  skip(lexer, start - lexer.pos);
  if (source.startsWith('/*', start + (trim ? 4 : 2))) return lexComment(lexer, trim ? 4 : 2);
  emit(lexer, 'leftDelim', 2);
  if (trim) skip(lexer, 2);
  lexer.parens = 0;
  return true;
}

function lexComment(lexer: Lexer, offset: number): boolean {
  skip(lexer, offset);
  const end = lexer.source.indexOf('*/', lexer.pos + 2);
  if (end === -1) return fail(lexer, 'unclosed comment');
  const close = /^(?:[ \t\r\n]-}}[ \t\r\n]*|}})/.exec(lexer.source.slice(end + 2))?.[0];
  if (close === undefined) return fail(lexer, 'comment ends before closing delimiter');
  skip(lexer, end + 2 + close.length - lexer.pos);
  return false;
}

const RIGHT_TRIM = /[ \t\r\n]-}}/y;

/** One token of an action; gives whether the action goes on. */
function lexAction(lexer: Lexer): boolean {
  const { source, pos } = lexer;
  const trim = matchAt(RIGHT_TRIM, lexer, pos) !== '';
  if (trim || source.startsWith('}}', pos)) {
    if (lexer.parens > 0) return fail(lexer, 'unclosed left paren');
    return closeAction(lexer, trim);
  }
  const char = String.fromCodePoint(source.codePointAt(pos) ?? 0);
  if (pos >= source.length) return fail(lexer, 'unclosed action');
  if (/[ \t\r\n]/.test(char)) return lexSpace(lexer);
  switch (char) {
    case '=':
      emit(lexer, 'assign', 1);
      return true;
    case ':':
      if (source.charAt(pos + 1) !== '=') return fail(lexer, 'expected :=');
      emit(lexer, 'declare', 2);
      return true;
    case '|':
      emit(lexer, 'pipe', 1);
      return true;
    case '"':
      return lexQuoted(lexer, '"', 'string', 'unterminated quoted string');
    case "'":
      return lexQuoted(lexer, "'", 'charConstant', 'unterminated character constant');
    case '`':
      return lexRaw(lexer);
    case '$':
      return lexName(lexer, 'variable', 1);
    case '(':
      lexer.parens++;
      emit(lexer, 'leftParen', 1);
      return true;
    case ')':
      if (lexer.parens-- === 0) return fail(lexer, 'unexpected right paren');
      emit(lexer, 'rightParen', 1);
      return true;
  }
  if (char === '.' && pos + 1 < source.length && !/[0-9]/.test(source.charAt(pos + 1))) {
    return lexName(lexer, 'field', 1);
  }
  if (/[.+\-0-9]/.test(char)) return lexNumber(lexer);
  if (matchAt(WORD, lexer, pos) !== '') return lexName(lexer, 'identifier', 0);
  if (char > ' ' && char < '\u007f') {
    emit(lexer, 'char', 1);
    return true;
  }
  return fail(lexer, `unrecognized character in action: ${describeCharacter(char)}`);
}

function closeAction(lexer: Lexer, trim: boolean): boolean {
  if (trim) skip(lexer, 2);
  emit(lexer, 'rightDelim', 2);
  if (trim) skip(lexer, matchAt(SPACE, lexer, lexer.pos).length);
  return false;
}

/** A run of spaces; the last of them belongs to a trimming `-}}` that follows. */
function lexSpace(lexer: Lexer): boolean {
  const { length } = matchAt(SPACE, lexer, lexer.pos);
  const trim = matchAt(RIGHT_TRIM, lexer, lexer.pos + length - 1) !== '';
  if (trim && length === 1) return closeAction(lexer, true);
  emit(lexer, 'space', trim ? length - 1 : length);
  return true;
}

function lexQuoted(lexer: Lexer, quote: string, type: ItemType, error: string): boolean {
  const { source } = lexer;
  for (let i = lexer.pos + 1; i < source.length; i++) {
    const char = source.charAt(i);
    if (char === '\n') break;
    if (char === quote) {
      emit(lexer, type, i + 1 - lexer.pos);
      return true;
    }
    if (char === '\\') {
      i++;
      if (source.charAt(i) === '\n') break;
    }
  }
  return fail(lexer, error);
}

function lexRaw(lexer: Lexer): boolean {
  const end = lexer.source.indexOf('`', lexer.pos + 1);
  if (end === -1) return fail(lexer, 'unterminated raw quoted string');
  emit(lexer, 'rawString', end + 1 - lexer.pos);
  return true;
}

/** A variable, field, function or keyword. */
function lexName(lexer: Lexer, type: 'variable' | 'field' | 'identifier', prefix: number): boolean {
  const { source, pos } = lexer;
  const word = matchAt(WORD, lexer, pos + prefix);
  const end = pos + prefix + word.length;
  if (!atTerminator(source, end)) {
    const bad = source.codePointAt(end) ?? 0;
    return fail(lexer, `bad character ${describeCharacter(String.fromCodePoint(bad))}`);
  }
  emit(lexer, nameType(type, word), end - pos);
  return true;
}

function nameType(type: 'variable' | 'field' | 'identifier', word: string): ItemType {
  if (type === 'field') return word === '' ? 'dot' : 'field';
  if (type === 'variable') return 'variable';
  if (KEYWORDS.has(word)) return word as Keyword;
  return word === 'true' || word === 'false' ? 'bool' : 'identifier';
}

function atTerminator(source: string, pos: number): boolean {
  return pos >= source.length || /[ \t\r\n.,|:)(]/.test(source.charAt(pos)) || source.startsWith('}}', pos);
}

function lexNumber(lexer: Lexer): boolean {
  const { source, pos } = lexer;
  const first = matchAt(NUMBER, lexer, pos);
  let end = pos + first.length;
  let complex = false;
  let bad = matchAt(WORD, lexer, end) !== '';
  if (!bad && /[+-]/.test(source.charAt(end))) {
    const second = matchAt(NUMBER, lexer, end);
    end += second.length;
    complex = true;
    bad = matchAt(WORD, lexer, end) !== '' || !second.endsWith('i');
    if (bad && matchAt(WORD, lexer, end) === '')
      return fail(lexer, `bad number syntax: ${goQuote(source.slice(pos, end))}`);
  }
  if (bad) {
    const next = String.fromCodePoint(source.codePointAt(end) ?? 0);
    return fail(lexer, `bad number syntax: ${goQuote(source.slice(pos, end) + next)}`);
  }
  emit(lexer, complex ? 'complex' : 'number', end - pos);
  return true;
}

/** Go's `%#U`. */
export function describeCharacter(char: string): string {
  const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const printable = /^[ \p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(char);
  return `U+${code}${printable ? ` '${char}'` : ''}`;
}
