import { explainInvalidJson } from '../../invalidJson.ts';
import { wellFormed } from '../../unquote.ts';
import type { Failure } from '../failure.ts';
import { failedOn, notApplicable } from '../failure.ts';
import { checkDepth, work } from '../meter.ts';
import type { Family } from '../native.ts';
import { NumberText, type Value } from '../value.ts';

const BLANKS = /[ \t\r\n]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const TEXT = /"(?:[^"\\\n]|\\.)*"/y;
const LITERALS = [
  ['null', null],
  ['true', true],
  ['false', false],
] as const;

interface Reader {
  readonly text: string;
  at: number;
}

/** `fromjson`: one JSON value; numbers keep their spelling. */
function fromJson(input: Value): Value | Failure {
  if (typeof input !== 'string') return notApplicable('fromjson', input);
  work(input.length);
  const reader: Reader = { text: input, at: 0 };
  const value = readValue(reader, 0);
  if (value === undefined) return failedOn('fromjson', input, [], problemOf(reader));
  skipBlanks(reader);
  return reader.at === input.length ? value : notApplicable('fromjson', input);
}

/** What Go's decoder says of a text that ends early, or of the first character that does not fit. */
function problemOf({ text }: Reader): string {
  if (!/[^ \t\r\n]/.test(text)) return 'EOF';
  const problem = explainInvalidJson(text);
  return problem === 'unexpected end of JSON input' || explainInvalidJson(`${text}\u0001`) !== problem
    ? 'unexpected EOF'
    : problem;
}

function match(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0];
  if (found !== undefined) reader.at += found.length;
  return found;
}

function skipBlanks(reader: Reader): void {
  match(reader, BLANKS);
}

function take(reader: Reader, symbol: string): boolean {
  skipBlanks(reader);
  if (reader.text[reader.at] !== symbol) return false;
  reader.at++;
  return true;
}

function readValue(reader: Reader, depth: number): Value | undefined {
  checkDepth(depth);
  if (take(reader, '[')) return readList(reader, depth);
  if (take(reader, '{')) return readObject(reader, depth);
  if (reader.text[reader.at] === '"') return readText(reader);
  const number = match(reader, NUMBER);
  if (number !== undefined) return spoiled(reader) ? undefined : new NumberText(number);
  for (const [word, value] of LITERALS) {
    if (!reader.text.startsWith(word, reader.at)) continue;
    reader.at += word.length;
    return value;
  }
  return undefined;
}

/** Whether a number goes on in a way that is none. */
function spoiled({ text, at }: Reader): boolean {
  return /[.eE]/.test(text[at] ?? '');
}

function readText(reader: Reader): string | undefined {
  const quoted = match(reader, TEXT);
  if (quoted === undefined) return undefined;
  try {
    return wellFormed(String(JSON.parse(quoted)));
  } catch {
    return undefined;
  }
}

function readList(reader: Reader, depth: number): Value[] | undefined {
  const list: Value[] = [];
  if (take(reader, ']')) return list;
  do {
    const value = readValue(reader, depth + 1);
    if (value === undefined) return undefined;
    list.push(value);
  } while (take(reader, ','));
  return take(reader, ']') ? list : undefined;
}

function readObject(reader: Reader, depth: number): Map<string, Value> | undefined {
  const object = new Map<string, Value>();
  if (take(reader, '}')) return object;
  do {
    skipBlanks(reader);
    const key = readText(reader);
    if (key === undefined || !take(reader, ':')) return undefined;
    const value = readValue(reader, depth + 1);
    if (value === undefined) return undefined;
    object.set(key, value);
  } while (take(reader, ','));
  return take(reader, '}') ? object : undefined;
}

export const JSON_TEXT: Family = { 'fromjson/0': fromJson };
