import { checkFields, isNull, readText, readTextMap, type Report } from '../config/reading.ts';
import { similar } from '../decode/similar.ts';
import { readFile, type ManifestFile } from '../manifest/file.ts';
import type { Json } from '../schema-node.ts';
import { eventSourceTypes } from '../type-names.ts';
import { toJsonInOrder, toValue } from '../yaml/json.ts';
import { childOf, type MapNode, type YamlNode } from '../yaml/node.ts';
import type { Span } from '../yaml/position.ts';

export const SAMPLE_KIND = 'ArgoEventsSample';

/** A test event that stands beside manifests, as its file has it. Spans are offsets of its document. */
export interface OwnSample {
  /** Index of the document in the file. */
  readonly document: number;
  readonly name: string;
  readonly title: string;
  /** An event source type such as `github`, or `SOURCE/EVENT`. */
  readonly for: string;
  /** The built-in sample that it begins with. */
  readonly base?: { readonly name: string; readonly span: Span };
  /** Fields of its payload that have another value. */
  readonly set: readonly SetField[];
  readonly headers: Readonly<Record<string, string>>;
  /** What a message says beside its body. */
  readonly message: readonly MessageField[];
  /** A whole payload: a text as it is, anything else as JSON. */
  readonly payload?: string;
}

export interface SetField {
  readonly path: string;
  /** JSON text. */
  readonly value: string;
  readonly span: Span;
}

export interface MessageField {
  readonly name: string;
  readonly value: Json;
  readonly span: Span;
}

export interface SampleProblem {
  readonly document: number;
  readonly message: string;
  readonly span: Span;
}

/** A file of samples, one a document. */
export interface SampleFile {
  readonly file: ManifestFile;
  /** What cannot be used is reported and left out. */
  readonly samples: readonly OwnSample[];
  readonly problems: readonly SampleProblem[];
}

const FIELDS = ['kind', 'name', 'title', 'for', 'base', 'set', 'headers', 'message', 'payload'];

export function readSamples(uri: string, text: string): SampleFile {
  const file = readFile(uri, text);
  const samples: OwnSample[] = [];
  const problems: SampleProblem[] = [];
  for (const { content, index: document } of file.documents) {
    const { root, problems: syntax } = content.tree;
    problems.push(...syntax.map((problem) => ({ ...problem, document })));
    const report = (node: YamlNode, message: string): void =>
      void problems.push({ document, message, span: node.span });
    if (!root || isNull(root)) continue;
    const sample = root.kind === 'map' ? readSample(root, document, report) : undefined;
    if (root.kind !== 'map') report(root, `Expected fields, one a line; start with "kind: ${SAMPLE_KIND}".`);
    if (sample) samples.push(sample);
  }
  return { file, samples, problems };
}

function readSample(root: MapNode, document: number, report: Report): OwnSample | undefined {
  const kind = childOf(root, 'kind');
  if (kind?.kind !== 'scalar' || kind.text !== SAMPLE_KIND)
    report(kind ?? root, `Expected "kind: ${SAMPLE_KIND}".`);
  checkFields(root, FIELDS, 'field of a sample', report);
  const name = required(root, 'name', 'a name, such as push-to-release', report);
  const meant = readFor(root, report);
  const base = readText(childOf(root, 'base'), report);
  const payload = childOf(root, 'payload');
  checkWhole(root, base, report);
  if (name === undefined || meant === undefined || (base === undefined && !payload)) return undefined;
  return {
    document,
    name,
    title: readText(childOf(root, 'title'), report) ?? name,
    for: meant,
    ...(base !== undefined && { base: { name: base, span: (childOf(root, 'base') ?? root).span } }),
    set: readSet(childOf(root, 'set'), report),
    headers: readTextMap(childOf(root, 'headers'), report) ?? {},
    message: readMessage(childOf(root, 'message'), report),
    ...(payload && base === undefined && { payload: payloadText(payload) }),
  };
}

function payloadText(node: YamlNode): string {
  return node.kind === 'scalar' && node.type === 'string' ? node.text : toJsonInOrder(node);
}

/** A payload is either whole or that of a built-in sample with changes. */
function checkWhole(root: MapNode, base: string | undefined, report: Report): void {
  const payload = childOf(root, 'payload');
  const set = childOf(root, 'set');
  if (base === undefined && !payload)
    report(
      set ?? placeFor(root),
      'Expected `payload`, or `base: NAME` of a built-in sample; `set` then changes single fields of it.',
    );
  else if (base !== undefined && payload)
    report(payload, '`payload` is whole, so it does not go with `base`: use `set` to change single fields.');
  else if (set && payload) report(set, '`set` changes fields of `base`: write the values into `payload`.');
}

function required(root: MapNode, field: string, what: string, report: Report): string | undefined {
  const node = childOf(root, field);
  const text = readText(node, report);
  if (isNull(node)) report(placeFor(root), `Expected \`${field}\`: ${what}.`);
  return text === '' ? undefined : text;
}

/** Where a missing field is reported. */
function placeFor(root: MapNode): YamlNode {
  return childOf(root, 'kind') ?? root;
}

function readFor(root: MapNode, report: Report): string | undefined {
  const what = 'an event source type such as github, or SOURCE/EVENT';
  const meant = required(root, 'for', what, report);
  if (meant === undefined || /^[^/]+\/[^/]+$/.test(meant) || eventSourceTypes.includes(meant)) return meant;
  const [near] = similar(meant, eventSourceTypes);
  const hint = near === undefined ? `Expected ${what}` : `Did you mean ${near}?`;
  report(childOf(root, 'for') ?? root, `There is no event source type \`${meant}\`. ${hint}`);
  return undefined;
}

function readSet(node: YamlNode | undefined, report: Report): SetField[] {
  if (isNull(node)) return [];
  if (node.kind !== 'map') {
    report(node, 'Expected paths with values, one a line, such as `repository.name: widgets`.');
    return [];
  }
  return [...node.byKey.values()].map(({ key, value }) => ({
    path: key.text,
    value: toJsonInOrder(value),
    span: key.span,
  }));
}

function readMessage(node: YamlNode | undefined, report: Report): MessageField[] {
  if (isNull(node)) return [];
  if (node.kind === 'map')
    return [...node.byKey.values()].map(({ key, value }) => ({
      name: key.text,
      value: toValue(value),
      span: key.span,
    }));
  report(node, 'Expected what the message says beside its body, one a line, such as `key: order-42`.');
  return [];
}
