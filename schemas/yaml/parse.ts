import {
  Composer,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  Parser,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';

import type { Entry, MapNode, ScalarNode, SequenceNode, YamlNode } from './node.ts';
import type { Span } from './position.ts';
import { resolvePlain } from './scalar.ts';
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

/** Reads one document. Never throws; offsets are those of `text`. */
export function parseTree(text: string): Tree {
  if (text.length > MAX_DOCUMENT_LENGTH) return tooLarge(text);
  const plain = compose(text);
  const masked = maskTemplate(text);
  if (!masked.masked || plain.errors.length === 0) return treeOf(plain, text, false);
  return treeOf(compose(masked.text), text, true);
}

function tooLarge(text: string): Tree {
  const message = `This document is ${(text.length / 1_048_576).toFixed(1)} MiB long. Kubernetes refuses objects of more than 1.5 MiB, so it is not checked.`;
  return {
    root: undefined,
    problems: [{ message, span: { start: 0, end: Math.max(0, text.indexOf('\n')) } }],
    templated: false,
  };
}

function compose(text: string): Document.Parsed {
  const counter = new LineCounter();
  const composer = new Composer({
    schema: 'failsafe',
    uniqueKeys: false,
    strict: false,
    logLevel: 'silent',
    merge: false,
  });
  const tokens = new Parser(counter.addNewLine).parse(text);
  for (const document of composer.compose(tokens, true, text.length)) return document;
  throw new Error('unreachable: the composer was told to give a document');
}

function treeOf(document: Document.Parsed, source: string, templated: boolean): Tree {
  const problems: SyntaxProblem[] = document.errors.map((error) => ({
    message: error.message.replace(/ at line \d+, column \d+:?[\s\S]*$/, ''),
    span: { start: error.pos[0], end: Math.max(error.pos[1], error.pos[0]) },
  }));
  const reader = new TreeReader(document, source, problems);
  const root = document.contents ? reader.read(document.contents, 0) : undefined;
  return { root, problems, templated };
}

class TreeReader {
  private readonly done = new Map<Node, YamlNode>();
  private readonly open = new Set<Node>();
  private readonly document: Document.Parsed;
  private readonly source: string;
  private readonly problems: SyntaxProblem[];

  constructor(document: Document.Parsed, source: string, problems: SyntaxProblem[]) {
    this.document = document;
    this.source = source;
    this.problems = problems;
  }

  read(node: Node, depth: number): YamlNode {
    const known = this.done.get(node);
    if (known) return known;
    const span = spanOfNode(node);
    if (depth > MAX_DEPTH) return this.failed(span, `nested more than ${MAX_DEPTH} levels deep`);
    if (this.open.has(node)) return this.failed(span, 'an anchor cannot hold itself');
    this.open.add(node);
    const made = this.make(node, span, depth);
    this.open.delete(node);
    this.done.set(node, made);
    return made;
  }

  private make(node: Node, span: Span, depth: number): YamlNode {
    if (isAlias(node)) return this.readAlias(node, span, depth);
    if (isMap(node)) return this.readMap(node, span, depth);
    if (isSeq(node)) {
      const items = node.items.map((item) => this.read(item as Node, depth + 1));
      return { kind: 'sequence', span, items } satisfies SequenceNode;
    }
    return this.readScalar(node, span);
  }

  private readAlias(node: Node, span: Span, depth: number): YamlNode {
    const target = isAlias(node) ? node.resolve(this.document) : undefined;
    if (!target) return this.failed(span, 'unknown anchor');
    return { ...this.read(target as Node, depth + 1), span };
  }

  private readMap(node: YAMLMap, span: Span, depth: number): MapNode {
    const own: Entry[] = [];
    const merged: Entry[] = [];
    for (const pair of node.items as Pair<Node, Node | null>[]) {
      const key = this.readKey(pair.key);
      if (!key) continue;
      const value = pair.value ? this.read(pair.value, depth + 1) : emptyAt(key.span.end);
      if (key.text === '<<' && !key.quoted) merged.push(...mergedEntries(value));
      else own.push({ key, value, merged: false });
    }
    return mapOf(span, own, merged);
  }

  private readKey(key: Node | null): ScalarNode | undefined {
    if (!key) return undefined;
    const node = this.read(key, MAX_DEPTH);
    if (node.kind !== 'scalar') {
      this.problems.push({
        message: 'a key must be a single text, not a list or a mapping',
        span: node.span,
      });
      return undefined;
    }
    return node;
  }

  private readScalar(node: Node, span: Span): ScalarNode {
    const value = isScalar(node) && typeof node.value === 'string' ? node.value : '';
    const plain = isScalar(node) && (node.type === 'PLAIN' || node.type === undefined);
    const written = hasFiller(value) ? this.source.slice(span.start, span.end) : value;
    const resolved = plain && node.tag === undefined ? resolvePlain(written) : retag(written, node.tag);
    return {
      kind: 'scalar',
      span,
      ...resolved,
      quoted: !plain,
      templated: resolved.type === 'string' && isTemplated(value),
    };
  }

  private failed(span: Span, message: string): ScalarNode {
    this.problems.push({ message, span });
    return emptyAt(span.start);
  }
}

function retag(text: string, tag: string | undefined): Pick<ScalarNode, 'type' | 'value' | 'text'> {
  const short = tag?.replace('tag:yaml.org,2002:', '!!');
  if (short === '!!int' || short === '!!float' || short === '!!bool' || short === '!!null')
    return resolvePlain(text);
  return { type: 'string', value: text, text };
}

function emptyAt(offset: number): ScalarNode {
  const span = { start: offset, end: offset };
  return { kind: 'scalar', span, type: 'null', value: null, text: 'null', quoted: false, templated: false };
}

function mergedEntries(value: YamlNode): Entry[] {
  const sources = value.kind === 'sequence' ? value.items : [value];
  return sources
    .flatMap((source) => (source.kind === 'map' ? source.entries : []))
    .map((entry) => ({ ...entry, merged: true }));
}

function mapOf(span: Span, own: readonly Entry[], merged: readonly Entry[]): MapNode {
  const byKey = new Map(own.map((entry) => [entry.key.text, entry]));
  const added: Entry[] = [];
  for (const entry of merged) {
    if (byKey.has(entry.key.text)) continue;
    byKey.set(entry.key.text, entry);
    added.push(entry);
  }
  return { kind: 'map', span, entries: [...own, ...added], byKey };
}

function spanOfNode(node: Node): Span {
  const range = node.range;
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}
