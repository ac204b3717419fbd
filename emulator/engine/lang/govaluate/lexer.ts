import { parseFloat64 } from '../goNumber.ts';
import { parseTime } from '../time/parse.ts';
import {
  isHexDigit,
  isLetter,
  isNotClosingBracket,
  isNotQuote,
  isNumeric,
  isOperator,
  isSpace,
  isVariableName,
} from './characters.ts';
import { OPERATOR_KINDS, PREFIXES } from './operators.ts';
import { mayFollow } from './states.ts';
import type { Stream } from './stream.ts';
import { offsetOf, readWhile, streamOf } from './stream.ts';
import type { SourceError, Token, TokenKind, TokenValue } from './token.ts';

/** Splits an expression into tokens as govaluate does, and checks that parentheses are balanced. */
export function tokenize(source: string): { readonly tokens: readonly Token[] } | SourceError {
  const stream = streamOf(source);
  const tokens: Token[] = [];
  for (;;) {
    skipSpace(stream);
    if (stream.position >= stream.characters.length) break;
    const start = stream.position;
    const read = readToken(stream, tokens.at(-1)?.kind ?? 'UNKNOWN');
    const offset = offsetOf(stream, start);
    const length = offsetOf(stream, stream.position) - offset;
    if ('error' in read) return { error: read.error, offset, length };
    tokens.push({ ...read, offset, length: source.slice(offset, offset + length).trimEnd().length });
  }
  const depth = tokens.reduce(
    (sum, { kind }) => sum + (kind === 'CLAUSE' ? 1 : kind === 'CLAUSE_CLOSE' ? -1 : 0),
    0,
  );
  if (depth !== 0) return { error: 'Unbalanced parenthesis', offset: 0, length: source.length };
  return { tokens };
}

function skipSpace(stream: Stream): void {
  while (isSpace(stream.characters[stream.position] ?? 'x')) stream.position++;
}

type Lexed = { readonly kind: TokenKind; readonly value: TokenValue } | { readonly error: string };

const WORD = { keepSpace: false, stopAtSpace: true };
const QUOTED = { keepSpace: true, stopAtSpace: false };

function readToken(stream: Stream, previous: TokenKind): Lexed {
  const char = stream.characters[stream.position] ?? '';
  if (isNumeric(char)) return readNumber(stream);
  if (isLetter(char)) return readWord(stream);
  if (char === '[') return readBracket(stream);
  if (!isNotQuote(char)) return readText(stream);
  if (char === ',' || char === '(' || char === ')') {
    stream.position++;
    const kind = char === ',' ? 'SEPARATOR' : char === '(' ? 'CLAUSE' : 'CLAUSE_CLOSE';
    return { kind, value: char };
  }
  return readOperator(stream, previous);
}

function readNumber(stream: Stream): Lexed {
  const [first, second] = stream.characters.slice(stream.position, stream.position + 2);
  if (first === '0' && second === 'x' && stream.position + 2 < stream.characters.length) {
    stream.position += 2;
    const hex = readWhile(stream, WORD, isHexDigit);
    if ('error' in hex) return hex;
    if (/^[0-9a-f]+$/i.test(hex.text) && BigInt(`0x${hex.text}`) < 1n << 64n) {
      return { kind: 'NUMERIC', value: Number(BigInt(`0x${hex.text}`)) };
    }
    return { error: `Unable to parse hex value '${hex.text}' to uint64\n` };
  }
  const read = readWhile(stream, WORD, isNumeric);
  if ('error' in read) return read;
  const { value, error } = parseFloat64(read.text);
  if (error) return { error: `Unable to parse numeric value '${read.text}' to float64\n` };
  return { kind: 'NUMERIC', value };
}

function readBracket(stream: Stream): Lexed {
  stream.position++;
  const read = readWhile(stream, QUOTED, isNotClosingBracket);
  if ('error' in read) return read;
  if (!read.ended) return { error: 'Unclosed parameter bracket' };
  stream.position++;
  return { kind: 'VARIABLE', value: read.text };
}

function readWord(stream: Stream): Lexed {
  const read = readWhile(stream, WORD, isVariableName);
  if ('error' in read) return read;
  const { text } = read;
  if (text.indexOf('.') > 0) return readAccessor(text);
  if (text === 'true' || text === 'false') return { kind: 'BOOLEAN', value: text === 'true' };
  if (text === 'in' || text === 'IN') return { kind: 'COMPARATOR', value: 'in' };
  return { kind: 'VARIABLE', value: text };
}

/** `a.B` asks for a field of a Go struct, which no event data is. */
function readAccessor(text: string): Lexed {
  if (text.endsWith('.')) return { error: `Hanging accessor on token '${text}'` };
  const path = text.split('.');
  for (const field of path.slice(1)) {
    const [first = ''] = field;
    if (first !== '' && first.toUpperCase() !== first && first.toUpperCase().length === first.length) {
      return { error: `Unable to access unexported field '${field}' in token '${text}'` };
    }
  }
  return { kind: 'ACCESSOR', value: { path } };
}

/** A text that reads as a date is one. */
function readText(stream: Stream): Lexed {
  stream.position++;
  const read = readWhile(stream, QUOTED, isNotQuote);
  if ('error' in read) return read;
  if (!read.ended) return { error: 'Unclosed string literal' };
  stream.position++;
  for (const layout of DATE_LAYOUTS) {
    const time = parseTime(layout, read.text);
    if (!('error' in time)) return { kind: 'TIME', value: { time } };
  }
  return { kind: 'STRING', value: read.text };
}

const DATE_LAYOUTS = [
  'Mon Jan _2 15:04:05 2006',
  'Mon Jan _2 15:04:05 MST 2006',
  'Mon Jan 02 15:04:05 -0700 2006',
  '3:04PM',
  '2006-01-02T15:04:05Z07:00',
  '2006-01-02T15:04:05.999999999Z07:00',
  '2006-01-02',
  '2006-01-02 15:04',
  '2006-01-02 15:04:05',
  '2006-01-02 15:04:05-07:00',
  '2006-01-02T15Z0700',
  '2006-01-02T15:04Z0700',
  '2006-01-02T15:04:05Z0700',
  '2006-01-02T15:04:05.999999999Z0700',
];

function readOperator(stream: Stream, previous: TokenKind): Lexed {
  const read = readWhile(stream, WORD, isOperator);
  if ('error' in read) return read;
  const { text } = read;
  if (mayFollow(previous, 'PREFIX') && Object.hasOwn(PREFIXES, text)) return { kind: 'PREFIX', value: text };
  const kind = Object.hasOwn(OPERATOR_KINDS, text) ? OPERATOR_KINDS[text] : undefined;
  return kind ? { kind, value: text } : { error: `Invalid token: '${text}'` };
}
