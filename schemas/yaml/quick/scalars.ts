import { scalarNode, textNode } from '../make-node.ts';
import type { ScalarNode } from '../node.ts';
import type { Lines } from './lines.ts';

/** Texts without anything that could end them, or be something else than a text. */
const PLAIN =
  /(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|-(?=[^\s:]))[^\n\r\t:#]*(?:[:#](?<=\S#|:(?=[^\s:]))[^\n\r\t:#]*)*/y;
const PLAIN_KEY = /(?!<<:)[^\s\-?:,[\]{}#&*!|>'"%@`][^\s:#]*(?=:(?:[ \n\r]|$))/y;
const SINGLE = /'((?:[^'\n\r]|'')*)'/y;
const DOUBLE = /"((?:[^"\\\n\r]|\\["\\nrt])*)"/y;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** What a sticky pattern finds at an offset. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** The name of a field; moves behind it, to the colon. */
export function readKey(lines: Lines): ScalarNode | undefined {
  const plain = matchAt(PLAIN_KEY, lines.text, lines.at)?.[0];
  if (plain === undefined) return readQuoted(lines);
  const key = scalarNode(plain, lines.at);
  lines.at += plain.length;
  return key.type === 'null' ? undefined : key;
}

/** A text on one line; moves behind it. Undefined where it is not certain to end there. */
export function readScalar(lines: Lines): ScalarNode | undefined {
  const plain = matchAt(PLAIN, lines.text, lines.at)?.[0].trimEnd();
  if (plain === undefined) return readQuoted(lines);
  const node = scalarNode(plain, lines.at);
  lines.at += plain.length;
  return isNumberBeyondJson(node) ? undefined : node;
}

export function readQuoted(lines: Lines): ScalarNode | undefined {
  const [whole, content] = quotedAt(lines.text, lines.at) ?? [];
  if (whole === undefined || content === undefined) return undefined;
  const span = { start: lines.at, end: lines.at + whole.length };
  lines.at = span.end;
  return textNode(content, span);
}

export function isNumberBeyondJson({ type, value }: ScalarNode): boolean {
  return type === 'float' && !Number.isFinite(value);
}

function quotedAt(text: string, at: number): readonly [whole: string, content: string] | undefined {
  const quote = text[at];
  if (quote !== '"' && quote !== "'") return undefined;
  const found = matchAt(quote === '"' ? DOUBLE : SINGLE, text, at);
  if (!found) return undefined;
  const [whole, written = ''] = found;
  const content =
    quote === '"'
      ? written.replace(/\\(.)/g, (_, one: string) => ESCAPES[one] ?? one)
      : written.replaceAll("''", "'");
  return [whole, content];
}
