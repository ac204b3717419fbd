import { mapNode, scalarNode } from '../make-node.ts';
import type { Entry, ScalarNode, YamlNode } from '../node.ts';
import type { Lines } from './lines.ts';
import { isNumberBeyondJson, matchAt, readQuoted } from './scalars.ts';

const PLAIN =
  /(?:[A-Za-z0-9_./]|-(?=[A-Za-z0-9]))[A-Za-z0-9_./=+-]*(?: +[A-Za-z0-9_./=+][A-Za-z0-9_./=+-]*)*/y;

/** A list or mapping in brackets on one line; moves behind it. Undefined where it holds anything unusual. */
export function readFlow(lines: Lines, depth: number): YamlNode | undefined {
  const start = lines.at;
  const isMap = lines.text[start] === '{';
  const close = isMap ? '}' : ']';
  const items: YamlNode[] = [];
  const entries: Entry[] = [];
  lines.at++;
  lines.skipBlanks();
  while (lines.text[lines.at] !== close) {
    if (items.length + entries.length > 0 && !takeComma(lines)) return undefined;
    if (isMap) {
      const entry = readEntry(lines, depth);
      if (!entry) return undefined;
      entries.push(entry);
    } else {
      const item = readItem(lines, depth);
      if (!item) return undefined;
      items.push(item);
    }
    lines.skipBlanks();
  }
  lines.at++;
  const span = { start, end: lines.at };
  return isMap ? mapNode(span, entries) : { kind: 'sequence', span, items };
}

function takeComma(lines: Lines): boolean {
  if (lines.text[lines.at] !== ',') return false;
  lines.at++;
  lines.skipBlanks();
  return true;
}

function readEntry(lines: Lines, depth: number): Entry | undefined {
  const key = readText(lines);
  if (!key || key.type === 'null' || !lines.text.startsWith(': ', lines.at)) return undefined;
  lines.at++;
  lines.skipBlanks();
  const value = readItem(lines, depth);
  return value && { key, value, merged: false };
}

function readItem(lines: Lines, depth: number): YamlNode | undefined {
  const first = lines.text[lines.at];
  if (first === '[' || first === '{') return depth > 0 ? readFlow(lines, depth - 1) : undefined;
  const text = readText(lines);
  return text && !isNumberBeyondJson(text) && isEnded(lines) ? text : undefined;
}

function readText(lines: Lines): ScalarNode | undefined {
  const plain = matchAt(PLAIN, lines.text, lines.at)?.[0];
  if (plain === undefined) return readQuoted(lines);
  const node = scalarNode(plain, lines.at);
  lines.at += plain.length;
  return node;
}

/** Whether what follows ends an item. */
function isEnded(lines: Lines): boolean {
  lines.skipBlanks();
  const next = lines.text[lines.at];
  return next === ',' || next === ']' || next === '}';
}
