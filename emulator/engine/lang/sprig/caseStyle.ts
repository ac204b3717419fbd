import { isSpace } from '../govaluate/characters.ts';
import { isUpper, lowerRune, upperRune } from './runes.ts';

/** The words that xstrings tells apart. */
type WordType = 'invalid' | 'number' | 'upper' | 'alphabet' | 'connector' | 'punctuation' | 'other';

interface Word {
  readonly type: WordType;
  readonly characters: readonly string[];
}

function isConnector(char: string): boolean {
  return char === '-' || char === '_' || isSpace(char);
}

function isPunctuation(char: string): boolean {
  return /\p{P}/u.test(char);
}

function isNumber(char: string): boolean {
  return /\p{N}/u.test(char);
}

/** Letters, without those of Chinese characters, which have no cases. */
function isAlphabet(char: string): boolean {
  return /\p{L}/u.test(char) && !/[\u4e00-\u9fcc\u3400-\u4d85\u{20000}-\u{2b81d}]/u.test(char);
}

const INVALID: Word = { type: 'invalid', characters: [] };

/** Splits the first word off. */
function nextWord(characters: readonly string[]): { word: Word; rest: readonly string[] } {
  const [first, second] = characters;
  if (first === undefined) return { word: INVALID, rest: [] };
  const take = (type: WordType, end: number): { word: Word; rest: readonly string[] } => ({
    word: { type, characters: characters.slice(0, end) },
    rest: characters.slice(end),
  });
  const whileAt = (start: number, wanted: (char: string) => boolean): number => {
    let end = start;
    for (let char = characters[end]; char !== undefined && wanted(char); char = characters[end]) end++;
    return end;
  };
  const lowerLetter = (char: string): boolean => isAlphabet(char) && !isUpper(char);
  if (isConnector(first)) return take('connector', whileAt(1, isConnector));
  if (isPunctuation(first)) return take('punctuation', whileAt(1, isPunctuation));
  if (isUpper(first)) {
    if (second === undefined) return take('upper', 1);
    if (!isUpper(second)) return take('upper', isAlphabet(second) ? whileAt(1, lowerLetter) : 1);
    const end = whileAt(1, isUpper);
    const following = characters[end];
    return take('upper', following !== undefined && isAlphabet(following) ? end - 1 : end);
  }
  if (isAlphabet(first)) return take('alphabet', whileAt(1, lowerLetter));
  if (isNumber(first)) return take('number', whileAt(1, isNumber));
  const plain = (char: string): boolean =>
    !(isConnector(char) || isAlphabet(char) || isNumber(char) || isPunctuation(char));
  return take('other', whileAt(1, plain));
}

function lowered({ type, characters }: Word, connector: string): string {
  if (type !== 'upper' && type !== 'connector') return characters.join('');
  return characters
    .map((char) => (isConnector(char) ? connector : isUpper(char) ? lowerRune(char) : char))
    .join('');
}

/** A walk over the words of a text that writes them in lower case. */
interface Joiner {
  readonly connector: '_' | '-';
  out: string;
  word: Word;
  rest: readonly string[];
}

function advance(joiner: Joiner): Word {
  const { word, rest } = nextWord(joiner.rest);
  joiner.word = word;
  joiner.rest = rest;
  return word;
}

function write(joiner: Joiner, word: Word): void {
  joiner.out += lowered(word, joiner.connector);
}

/** Marks go without a connector around them. */
function separate(joiner: Joiner): void {
  const { type } = joiner.word;
  if (type !== 'connector' && type !== 'punctuation') joiner.out += joiner.connector;
}

function writeNumbersAndLetters(joiner: Joiner): void {
  while (joiner.word.type === 'alphabet' || joiner.word.type === 'number') {
    write(joiner, joiner.word);
    advance(joiner);
  }
  if (joiner.word.type !== 'invalid') separate(joiner);
}

/** A number between two words: it belongs to lower case letters that follow it. */
function writeNumber(joiner: Joiner, number: Word): void {
  const next = advance(joiner);
  if (next.type !== 'alphabet') {
    write(joiner, number);
    separate(joiner);
    return;
  }
  joiner.out += joiner.connector;
  write(joiner, number);
  writeNumbersAndLetters(joiner);
}

/** xstrings' `ToSnakeCase` and `ToKebabCase`: words in lower case with a connector between them; a number stays with a word. */
export function joinWords(text: string, connector: '_' | '-'): string {
  if (text === '') return '';
  const joiner: Joiner = { connector, out: '', ...nextWord(Array.from(text)) };
  while (joiner.rest.length > 0) {
    const previous = joiner.word;
    if (previous.type !== 'connector') write(joiner, previous);
    const word = advance(joiner);
    if (previous.type === 'number') writeNumbersAndLetters(joiner);
    else if (previous.type === 'connector') write(joiner, previous);
    else if (previous.type === 'punctuation') continue;
    else if (word.type !== 'number') separate(joiner);
    else if (joiner.rest.length > 0) writeNumber(joiner, word);
  }
  write(joiner, joiner.word);
  return joiner.out;
}

/** xstrings' `ToPascalCase`: a connector goes and makes the next letter upper case; of several connectors one goes. */
export function pascalCase(text: string): string {
  const characters = Array.from(text);
  const start = characters.findIndex((char) => !isConnector(char));
  if (start === -1) return text + (characters.at(-1) ?? '');
  let out = characters.slice(0, start).join('');
  const first = characters[start] ?? '';
  let current = upperRune(first);
  let firstIsUpper = isUpper(first);
  for (const char of characters.slice(start + 1)) {
    const before = current;
    current = char;
    if (isConnector(current) && isConnector(before)) {
      out += before;
      continue;
    }
    if (isConnector(before)) {
      firstIsUpper = isUpper(current);
      current = upperRune(current);
      continue;
    }
    if (firstIsUpper) {
      if (isUpper(current)) current = lowerRune(current);
      else firstIsUpper = false;
    }
    out += before;
  }
  return out + current;
}
