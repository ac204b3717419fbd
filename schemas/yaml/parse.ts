import {
  Composer,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  Parser,
  type CST,
  type Document,
  type Node,
  type Pair,
  type YAMLParseError,
  type YAMLMap,
} from 'yaml';

import { isExcessive, sizeOf, type ExpandedSize } from './alias.ts';
import { isJsonText, jsonProblem } from './json-text.ts';
import { decodeBase64, isBase64 } from './base64.ts';
import { lenientLexer } from './lenient-lexer.ts';
import { emptyAt, mapNode } from './make-node.ts';
import type { Entry, MapNode, ScalarNode, SequenceNode, YamlNode } from './node.ts';
import type { Span } from './position.ts';
import { readQuickly } from './quick/read.ts';
import { resolveJson, resolvePlain, type Resolved } from './scalar.ts';
import { tabProblems } from './tabs.ts';
import { hasFiller, isTemplated, maskTemplate } from './template.ts';

export interface SyntaxProblem {
  readonly message: string;
  readonly span: Span;
}

/** One YAML document, read. `root` is there as far as the text could be read, also beside problems. */
export interface Tree {
  readonly root: YamlNode | undefined;
  readonly problems: readonly SyntaxProblem[];
  /** Template actions were masked: fields may be there that are not seen, and the other way round. */
  readonly templated: boolean;
}

/** Documents beyond this length, in UTF-16 units, are not read: the Kubernetes API refuses objects of more than 1.5 MiB. */
export const MAX_DOCUMENT_LENGTH = 1_572_864;

const MAX_DEPTH = 200;

/** How a text is to be read. */
interface Reading {
  /** Template actions have been masked in it. */
  readonly masked?: boolean;
  /** What looks like a template is text. */
  readonly literal?: boolean;
  readonly json: boolean;
}

/** Reads one document. Never throws; offsets are those of `text`. */
export function parseTree(text: string): Tree {
  if (text.length > MAX_DOCUMENT_LENGTH) return tooLarge(text);
  const json = isJsonText(text);
  const plain = read(text, text, { json });
  if (plain.problems.length === 0) return plain;
  const masked = maskTemplate(text);
  return masked.masked ? read(masked.text, text, { masked: true, json }) : plain;
}

/** Reads one document as a cluster does, to which no template comes: `{{x}}` stands for itself. */
export function parseWritten(text: string): Tree {
  if (text.length > MAX_DOCUMENT_LENGTH) return tooLarge(text);
  return read(text, text, { literal: true, json: isJsonText(text) });
}

/** Reads text that is YAML whatever it starts with, and no template: event data. */
export function parseYaml(text: string): Tree {
  return text.length > MAX_DOCUMENT_LENGTH ? tooLarge(text) : read(text, text, { json: false });
}

function read(text: string, source: string, reading: Reading): Tree {
  if (isTooDeep(text)) return tooDeep();
  const { masked = false, literal = false, json } = reading;
  const isOdd = masked || json || (literal && isTemplated(text));
  const root = isOdd ? undefined : readQuickly(text);
  return root ? { root, problems: [], templated: false } : readFully(text, source, reading);
}

/** Reads whatever the library reads. */
export function readFully(text: string, source: string, reading: Reading): Tree {
  const document = compose(text, reading.json);
  return document ? treeOf(document, source, reading) : tooDeep();
}

function tooLarge(text: string): Tree {
  const message = `This document is ${(text.length / 1_048_576).toFixed(1)} MiB long. Kubernetes refuses objects of more than 1.5 MiB, so it is not checked.`;
  return refused(message, Math.max(0, text.indexOf('\n')));
}

/** Collections in one another that the library's stack is sure to hold: where it ends differs from one time to the next. */
const MOST_OPEN = 1_000;

function isTooDeep(text: string): boolean {
  if (text.length < MOST_OPEN) return false;
  /** Brackets that are open, and marks of lists and mappings in a row. */
  let [open, marks] = [0, 0];
  for (let index = 0; index < text.length; index++) {
    switch (text.charCodeAt(index)) {
      case 0x5b: // [
      case 0x7b: // {
        if (++open > MOST_OPEN) return true;
        break;
      case 0x5d: // ]
      case 0x7d: // }
        if (open > 0) open--;
        break;
      case 0x2d: // -
      case 0x3a: // :
      case 0x3f: // ?
        if (text.charCodeAt(index + 1) === 0x20 && ++marks > MOST_OPEN) return true;
        continue;
      case 0x09:
      case 0x20:
        continue;
    }
    marks = 0;
  }
  return false;
}

function tooDeep(): Tree {
  return refused('This document is nested too deep to be read.', 1);
}

function refused(message: string, end: number): Tree {
  return { root: undefined, problems: [{ message, span: { start: 0, end } }], templated: false };
}

/** What the library says of a quoted text or something in brackets that ends too early, as an indent ended it, and of a lone dash in brackets. */
const MINDED_LESS: ReadonlySet<string> = new Set(['MISSING_CHAR', 'BAD_INDENT', 'BLOCK_IN_FLOW']);

/** A key without its colon has the same code as a text without its closing quote, and stands there while it is being written. */
function isMindedLess({ code, message }: YAMLParseError): boolean {
  return MINDED_LESS.has(code) && !message.startsWith('Implicit ');
}

/** A lone CR or NEL ends a line in YAML 1.1, which the library does not know; NEL is text in JSON. */
const OWN_BREAKS = { json: /\r(?!\n)/g, yaml: /\r(?!\n)|\u0085/g };

/** Undefined when the library runs out of stack. Go minds fewer indents than the library, which on the other hand finds the better place to go on at. */
function compose(source: string, json: boolean): Document.Parsed | undefined {
  const text = source.replace(json ? OWN_BREAKS.json : OWN_BREAKS.yaml, '\n');
  const strict = composeWith(new Lexer(), text);
  if (!strict?.errors.some(isMindedLess)) return strict;
  const lenient = composeWith(lenientLexer(), text);
  return lenient?.errors.length === 0 ? lenient : strict;
}

function composeWith(lexer: Lexer, text: string): Document.Parsed | undefined {
  const composer = new Composer({
    schema: 'failsafe',
    uniqueKeys: false,
    strict: false,
    logLevel: 'silent',
    merge: false,
  });
  try {
    const tokens = tokensOf(lexer, new Parser(), text);
    for (const document of composer.compose(tokens, true, text.length)) return document;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
}

function* tokensOf(lexer: Lexer, parser: Parser, text: string): Generator<CST.Token> {
  for (const lexeme of lexer.lex(text)) yield* parser.next(lexeme);
  yield* parser.end();
}

function treeOf(document: Document.Parsed, source: string, reading: Reading): Tree {
  if (document.errors.some(({ message }) => message.startsWith('Maximum call stack'))) return tooDeep();
  const problems: SyntaxProblem[] = document.errors.map((error) => ({
    message: messageOf(error.message),
    span: within(error.pos[0], error.pos[1], source.length),
  }));
  problems.push(...directiveProblems(document, source), ...(reading.json ? jsonProblem(source) : []));
  if (!reading.masked && !reading.json) problems.push(...tabProblems(source));
  const reader = new TreeReader(source, problems, reading);
  const templated = reading.masked ?? false;
  const root = document.contents ? reader.read(document.contents, 0) : undefined;
  if (!root || !isExcessive(reader.sizes.get(root))) return { root, problems, templated };
  problems.push({ message: 'Aliases blow this document up: Go refuses to read it.', span: root.span });
  return { root: undefined, problems, templated };
}

function messageOf(libraryMessage: string): string {
  return libraryMessage.replace(/ at line \d+, column \d+:?[\s\S]*$/, '');
}

/** The library's positions may lie one beyond the text. */
function within(start: number, end: number, length: number): Span {
  const first = Math.min(Math.max(start, 0), length);
  return { start: first, end: Math.min(Math.max(end, first), length) };
}

function directiveProblems(document: Document.Parsed, source: string): SyntaxProblem[] {
  const { explicit, version } = document.directives.yaml;
  const start = source.search(/^%YAML/m);
  if (!explicit || version === '1.1' || start < 0) return [];
  const message =
    'Kubernetes reads YAML 1.1 and refuses a document that names another version. Remove this line.';
  return [{ message, span: { start, end: start + 9 } }];
}

/** What a scalar has to be by its tag. */
const TAGGED: Readonly<Record<string, Resolved['type']>> = {
  '!!int': 'int',
  '!!float': 'float',
  '!!bool': 'bool',
  '!!null': 'null',
};

class TreeReader {
  readonly sizes = new Map<YamlNode, ExpandedSize>();
  private readonly done = new Map<Node, YamlNode>();
  private readonly open = new Set<Node>();
  private readonly anchors = new Map<string, Node>();
  private readonly source: string;
  private readonly reading: Reading;
  private readonly problems: SyntaxProblem[];

  constructor(source: string, problems: SyntaxProblem[], reading: Reading) {
    this.source = source;
    this.reading = reading;
    this.problems = problems;
  }

  read(node: Node, depth: number): YamlNode {
    const known = this.done.get(node);
    if (known) return known;
    const span = spanOfNode(node);
    if (depth > MAX_DEPTH) return this.failed(span, `nested more than ${MAX_DEPTH} levels deep`);
    if (this.open.has(node)) return this.failed(span, 'an anchor cannot hold itself');
    if (!isAlias(node) && node.anchor) this.anchors.set(node.anchor, node);
    this.open.add(node);
    const made = this.make(node, span, depth);
    this.open.delete(node);
    this.done.set(node, made);
    this.sizes.set(made, sizeOf(made, this.sizes, isAlias(node)));
    return made;
  }

  private make(node: Node, span: Span, depth: number): YamlNode {
    if (isAlias(node)) return this.readAlias(node.source, span, depth);
    if (isMap(node)) return this.readMap(node, span, depth);
    if (isSeq(node)) {
      const items = node.items.map((item) => this.read(item as Node, depth + 1));
      items.forEach((item) => {
        this.checkFinite(item);
      });
      return { kind: 'sequence', span, items } satisfies SequenceNode;
    }
    return this.readScalar(node, span);
  }

  private readAlias(name: string, span: Span, depth: number): YamlNode {
    const target = this.anchors.get(name);
    if (!target) return this.failed(span, `there is no anchor "&${name}" above`);
    return { ...this.read(target, depth + 1), span };
  }

  private readMap(node: YAMLMap, span: Span, depth: number): MapNode {
    const entries: Entry[] = [];
    for (const pair of node.items as Pair<Node, Node | null>[]) {
      const key = this.readKey(pair.key, span);
      if (!key) continue;
      const value = pair.value ? this.read(pair.value, depth + 1) : emptyAt(key.span.end);
      this.checkFinite(value);
      if (isMergeKey(key)) entries.push(...this.mergedEntries(value, key.span));
      else entries.push({ key, value, merged: false });
    }
    return mapNode(span, entries);
  }

  private readKey(key: Node | null, map: Span): ScalarNode | undefined {
    const node = key ? this.read(key, 0) : undefined;
    if (node?.kind === 'scalar' && (node.type !== 'null' || node.span.start === node.span.end)) {
      if (node.span.start < node.span.end || node.quoted) return node;
    }
    const message =
      node?.kind === 'scalar'
        ? node.span.start === node.span.end
          ? 'the name in front of ":" is missing'
          : 'a key cannot be null: put it in quotes'
        : 'a key must be a single text, not a list or a mapping';
    this.problems.push({ message, span: node?.span ?? { start: map.start, end: map.start } });
    return undefined;
  }

  private mergedEntries(value: YamlNode, key: Span): Entry[] {
    const sources = value.kind === 'sequence' ? value.items.toReversed() : [value];
    return sources.flatMap((source) => {
      if (source.kind === 'map') return source.entries.map((entry) => ({ ...entry, merged: true }));
      this.problems.push({ message: '"<<" takes an alias of a mapping, or a list of them', span: key });
      return [];
    });
  }

  private readScalar(node: Node, span: Span): ScalarNode {
    const value = isScalar(node) ? (node.source ?? '') : '';
    const plain = isScalar(node) && (node.type === 'PLAIN' || node.type === undefined);
    const written = hasFiller(value) ? this.source.slice(span.start, span.end) : value;
    if (isScalar(node) && node.type === 'QUOTE_DOUBLE' && !this.reading.json) this.checkEscapes(span);
    const resolved =
      plain && node.tag === undefined ? this.resolve(written) : this.retag(written, node.tag, span);
    return {
      kind: 'scalar',
      span,
      ...resolved,
      quoted: !plain,
      templated: !this.reading.literal && resolved.type === 'string' && isTemplated(value),
    };
  }

  private retag(text: string, tag: string | undefined, span: Span): Resolved {
    const short = tag?.replace('tag:yaml.org,2002:', '!!');
    const type = TAGGED[short ?? ''];
    if (type !== undefined) {
      const resolved = resolvePlain(text);
      const fits = resolved.type === type || (type === 'float' && resolved.type === 'int');
      if (!fits) this.problems.push({ message: `"${text}" is no ${short ?? ''}`, span });
      return resolved;
    }
    if (short !== '!!binary') return { type: 'string', value: text, text };
    if (!isBase64(text)) this.problems.push({ message: 'this is no base64', span });
    const content = decodeBase64(text) ?? text;
    return { type: 'string', value: content, text: content };
  }

  /** YAML 1.1 has no `\/` and no pairs of surrogates, and go-yaml refuses them. */
  private checkEscapes(span: Span): void {
    const at = /(?<!\\)(?:\\\\)*\\\//.exec(this.source.slice(span.start, span.end));
    if (at) this.refuseEscape(span, at, 'there is no escape "\\/" in YAML: write "/"');
    const half = /(?<!\\)(?:\\\\)*\\u[dD][89a-fA-F]/.exec(this.source.slice(span.start, span.end));
    if (half)
      this.refuseEscape(span, half, 'half a surrogate pair is no character: write the character itself');
  }

  private refuseEscape(span: Span, { index, 0: found }: RegExpExecArray, message: string): void {
    const end = span.start + index + found.length;
    this.problems.push({ message, span: { start: end - 2, end } });
  }

  private checkFinite(value: YamlNode): void {
    if (value.kind !== 'scalar' || value.type !== 'float' || Number.isFinite(value.value)) return;
    const message = `JSON has no ${value.text}: if a text is meant, put it in quotes`;
    this.problems.push({ message, span: value.span });
  }

  private resolve(text: string): Resolved {
    return this.reading.json ? resolveJson(text) : resolvePlain(text);
  }

  private failed(span: Span, message: string): ScalarNode {
    this.problems.push({ message, span });
    return emptyAt(span.start);
  }
}

function isMergeKey(key: ScalarNode): boolean {
  return key.text === '<<' && !key.quoted;
}

function spanOfNode(node: Node): Span {
  const range = node.range;
  return range ? { start: range[0], end: Math.max(range[0], range[1]) } : { start: 0, end: 0 };
}
