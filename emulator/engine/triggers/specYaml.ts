import { resolvePlain } from '../../../schemas/yaml/scalar.ts';

/** Lines are folded at the first blank after this column. */
const WIDTH = 80;
const INDENT = '  ';

/** A map of texts as YAML, byte for byte as go-yaml v2 writes it. */
export function specYaml(spec: Readonly<Record<string, string>> | undefined): string {
  if (!spec) return 'null\n';
  const keys = Object.keys(spec).sort(compareKeys);
  if (keys.length === 0) return '{}\n';
  return keys.map((key) => entry(key, spec[key] ?? '')).join('');
}

function entry(key: string, value: string): string {
  const start = `${scalar(key, undefined)}:`;
  if (value.includes('\n') && literalAllowed(value)) return `${start} ${literal(value)}`;
  return `${start} ${scalar(value, Array.from(start).length + 1)}\n`;
}

/** @param column where the text starts; undefined for a key, which is never folded */
function scalar(text: string, column: number | undefined): string {
  if (readsAsOther(text) || text.includes('\n') || hasSpecial(text)) return doubleQuoted(text, column);
  if (isPlain(text)) return column === undefined ? text : fold(text, column);
  const quoted = text.replaceAll("'", "''");
  return `'${column === undefined ? quoted : fold(quoted, column + 1)}'`;
}

const TIMESTAMP =
  /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt]\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)| \d{1,2}:\d{1,2}:\d{1,2}(?:\.\d+)?)?$/;
const BASE_60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;

/** A plain scalar of this text would be no text. */
function readsAsOther(text: string): boolean {
  return resolvePlain(text).type !== 'string' || TIMESTAMP.test(text) || BASE_60.test(text);
}

const PRINTABLE = /^[\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]*$/;

function hasSpecial(text: string): boolean {
  return !PRINTABLE.test(text) || / [\n]/.test(text);
}

function isPlain(text: string): boolean {
  if (/^ | $/.test(text) || /^(?:---|\.\.\.)/.test(text)) return false;
  if (/^[#,[\]{}&*!|>'"%@`]/.test(text) || /^[-?:](?: |$)/.test(text)) return false;
  return !/: |:$| #/.test(text);
}

function fold(text: string, start: number): string {
  let column = start;
  let out = '';
  let afterSpace = false;
  const chars = Array.from(text);
  for (const [index, char] of chars.entries()) {
    const inside = index > 0 && index < chars.length - 1 && chars[index + 1] !== ' ';
    if (char === ' ' && !afterSpace && column > WIDTH && inside) {
      out += `\n${INDENT}`;
      column = INDENT.length;
    } else {
      out += char;
      column++;
    }
    afterSpace = char === ' ';
  }
  return out;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\u0007': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\u001b': '\\e',
  '"': '\\"',
  '\\': '\\\\',
  '\u0085': '\\N',
  '\u00a0': '\\_',
  '\u2028': '\\L',
  '\u2029': '\\P',
};

function doubleQuoted(text: string, start: number | undefined): string {
  let out = '"';
  let column = (start ?? 0) + 1;
  let afterSpace = false;
  const chars = Array.from(text);
  for (const [index, char] of chars.entries()) {
    const inside = index > 0 && index < chars.length - 1;
    if (char === ' ' && start !== undefined && !afterSpace && column > WIDTH && inside) {
      out += `\n${INDENT}${chars[index + 1] === ' ' ? '\\' : ''}`;
      column = INDENT.length;
    } else {
      const written = escaped(char);
      out += written;
      column += written.length;
    }
    afterSpace = char === ' ';
  }
  return `${out}"`;
}

function escaped(char: string): string {
  const known = ESCAPES[char];
  if (known !== undefined) return known;
  if (PRINTABLE.test(char)) return char;
  const digits = (char.codePointAt(0) ?? 0).toString(16).toUpperCase();
  if (digits.length <= 2) return `\\x${digits.padStart(2, '0')}`;
  return digits.length <= 4 ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`;
}

function literalAllowed(text: string): boolean {
  return !hasSpecial(text) && !text.endsWith(' ');
}

function literal(text: string): string {
  const hint = /^[ \n]/.test(text) ? '2' : '';
  const chomping = !text.endsWith('\n') ? '-' : text === '\n' || text.endsWith('\n\n') ? '+' : '';
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  const lines = body.split('\n').map((line) => (line === '' ? '' : INDENT + line));
  return `|${hint}${chomping}\n${lines.join('\n')}\n`;
}

/** Letters after everything else, and numbers by their value. */
function compareKeys(first: string, second: string): number {
  const [a, b] = [Array.from(first), Array.from(second)];
  const at = a.findIndex((char, index) => char !== b[index]);
  const [left, right] = [a[at], b[at]];
  if (left === undefined || right === undefined) return a.length - b.length;
  const [leftLetter, rightLetter] = [/\p{L}/u.test(left), /\p{L}/u.test(right)];
  if (leftLetter !== rightLetter) return leftLetter ? 1 : -1;
  const [leftDigits, rightDigits] = [digitsFrom(a, at), digitsFrom(b, at)];
  const within = (left === '0' || right === '0') && endsInDigit(a.slice(0, at)) ? '1' : '';
  const byValue = Number(within + leftDigits) - Number(within + rightDigits);
  if (!leftLetter && byValue !== 0) return byValue;
  if (!leftLetter && leftDigits.length !== rightDigits.length) return leftDigits.length - rightDigits.length;
  return (left.codePointAt(0) ?? 0) - (right.codePointAt(0) ?? 0);
}

function digitsFrom(chars: readonly string[], at: number): string {
  return /^\p{Nd}*/u.exec(chars.slice(at).join(''))?.[0] ?? '';
}

/** The digits in front are not all zeros. */
function endsInDigit(chars: readonly string[]): boolean {
  return /[1-9]\d*$/.test(chars.join(''));
}
