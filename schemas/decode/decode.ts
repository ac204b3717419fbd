import { definitions, resolve, type SchemaNode } from '../definitions.ts';
import { API_VERSION, type Resource } from '../manifest/resource.ts';
import { toValue, type Json } from '../yaml/json.ts';
import { spanOf, type MapNode, type Path, type ScalarNode, type YamlNode } from '../yaml/node.ts';
import { belongs } from './belongs.ts';
import { goTypeOf } from './go-type.ts';
import type { DecodeProblem } from './problem.ts';
import { readScalar } from './scalars.ts';
import { similar } from './similar.ts';
import { article, capital, describe, expectedScalar } from './words.ts';

export interface Decoded {
  /** What Go's decoder would hold: without nulls, unknown fields and values of a wrong type. */
  readonly value: Json;
  readonly problems: readonly DecodeProblem[];
}

export interface DecodeOptions {
  /** The text need not be whole (a Helm template, a Kustomize patch): nothing is missing, and a list or text may stand for anything. */
  readonly partial?: boolean;
}

/** Required fields for which the empty text is a value, by title of the type: Go holds them by pointer. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['NATSConfig.clusterID']);
/** Fields of the object itself that only the API server wants; the controllers accept it without. */
const WANTED_BY_API_SERVER: ReadonlySet<string> = new Set(['metadata', 'spec']);
const MAX_PROBLEMS = 200;
const MAX_NODES = 200_000;

/**
 * Reads a resource by its schema with Go's rules: keys are case-sensitive, unknown fields are dropped (and reported), null is absent, types are
 * strict. Never throws.
 */
export function decode(resource: Resource, options: DecodeOptions = {}): Decoded {
  const reader = new Decoder(resource, options.partial ?? false);
  const schema = definitions[resource.kind];
  const value = schema ? reader.read(resource.node, schema, []) : null;
  return { value: value ?? null, problems: reader.problems };
}

class Decoder {
  readonly problems: DecodeProblem[] = [];
  private left = MAX_NODES;
  private readonly resource: Resource;
  private readonly partial: boolean;

  constructor(resource: Resource, partial: boolean) {
    this.resource = resource;
    this.partial = partial;
  }

  /** The value, or undefined where Go has none: null, or of a wrong type. */
  read(node: YamlNode, site: SchemaNode, path: Path): Json | undefined {
    if (this.left-- <= 0) return undefined;
    const schema = resolve(site);
    if (node.kind === 'scalar' && (node.type === 'null' || isRefusedNumber(node, schema))) return undefined;
    if (node.kind === 'scalar' && node.templated) return this.templated(node, schema);
    if (isFree(schema)) return toValue(node);
    if (schema.properties || isMapType(schema)) return this.readMapping(node, schema, path);
    if (schema.items) return this.readList(node, schema.items, path);
    return this.readLeaf(node, schema, path);
  }

  private templated(node: ScalarNode, schema: SchemaNode): Json | undefined {
    return schema.type === 'string' || isFree(schema) ? node.text : undefined;
  }

  private readMapping(node: YamlNode, schema: SchemaNode, path: Path): Json | undefined {
    if (node.kind !== 'map')
      return this.wrong(
        node,
        path,
        schema.properties ? 'a mapping (fields, one a line)' : 'a mapping of names to values',
      );
    const value: [string, Json][] = [];
    const values = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
    for (const [key, entry] of node.byKey) {
      const child = Object.hasOwn(schema.properties ?? {}, key) ? schema.properties?.[key] : values;
      const at = [...path, key];
      if (!child) {
        if (!isOpen(schema) && !entry.key.templated && !(this.partial && key.startsWith('$')))
          this.unknown(schema, key, at, entry.key.span, entry.merged);
        continue;
      }
      const read =
        child === values ? this.readElement(entry.value, child, at) : this.read(entry.value, child, at);
      if (read !== undefined) value.push([key, read]);
    }
    this.checkRequired(node, schema, path);
    return Object.fromEntries(value);
  }

  private readList(node: YamlNode, items: SchemaNode, path: Path): Json | undefined {
    if (node.kind !== 'sequence') return this.wrong(node, path, 'a list (each entry starts with "- ")');
    return node.items.map((item, index) => this.readElement(item, items, [...path, index]) ?? null);
  }

  /** A value of a map or list: Go puts the zero value for a null, so that a struct is there, with nothing in it. */
  private readElement(node: YamlNode, site: SchemaNode, path: Path): Json | undefined {
    const schema = resolve(site);
    const isNull = node.kind === 'scalar' && node.type === 'null';
    if (!isNull || !schema.properties) return this.read(node, site, path) ?? zeroOf(schema);
    return this.readMapping({ kind: 'map', span: node.span, entries: [], byKey: new Map() }, schema, path);
  }

  private readLeaf(node: YamlNode, schema: SchemaNode, path: Path): Json | undefined {
    const goType = schema['x-argo-go-type'] ?? goTypeOf(schema);
    if (node.kind !== 'scalar') return this.wrong(node, path, expectedScalar(goType));
    const result = readScalar(node, goType);
    if (!('value' in result)) return this.wrong(node, path, result.expected);
    if (isVersion(path) && !schema.enum?.includes(node.text) && node.text !== '')
      return this.wrong(node, path, API_VERSION);
    return result.value;
  }

  private checkRequired(node: MapNode, schema: SchemaNode, path: Path): void {
    if (this.partial || path[0] === 'status') return;
    for (const field of schema.required ?? []) {
      if (path.length === 0 && (WANTED_BY_API_SERVER.has(field) || hasInAnyCase(node, field))) continue;
      const value = node.byKey.get(field)?.value;
      if (value && !isEmpty(value, `${schema.title ?? ''}.${field}`)) continue;
      const message = `${value ? `\`${field}\` is empty` : `\`${field}\` is missing`}, and the controller refuses ${article(schema.title)} without it.`;
      this.add({
        code: 'missing-field',
        field,
        message,
        path: this.absolute(path),
        span: spanOf(this.resource.node, value ? [...path, field] : path),
      });
    }
  }

  private unknown(
    schema: SchemaNode,
    field: string,
    path: Path,
    span: DecodeProblem['span'],
    merged: boolean,
  ): void {
    if (merged) return;
    const suggestions = similar(field, Object.keys(schema.properties ?? {}));
    const removed = schema['x-argo-removed']?.[field];
    const hint = removed ? removedHint(removed) : this.placeHint(field, path, suggestions[0]);
    const meant = removed ? isReplaced(removed) : hint !== '';
    const message = `${capital(article(schema.title))} has no field \`${field}\`: Argo Events ignores it.${hint}`;
    this.add({ code: 'unknown-field', field, suggestions, meant, message, path: this.absolute(path), span });
  }

  /** A name that differs in case only is a slip; else a place for the very name says more than one that looks alike. */
  private placeHint(field: string, path: Path, alike: string | undefined): string {
    const slip = alike?.toLowerCase() === field.toLowerCase();
    const place = slip ? undefined : belongs(this.resource.kind, path);
    if (place !== undefined) return ` It belongs ${place}.`;
    return alike === undefined ? '' : ` Did you mean \`${alike}\`?`;
  }

  private wrong(node: YamlNode, path: Path, expected: string): Json | undefined {
    const message = `Expected ${expected}, found ${describe(node)}.`;
    this.add({
      code: 'wrong-type',
      expected,
      message,
      path: this.absolute(path),
      span: spanOf(this.resource.node, path),
    });
    return undefined;
  }

  private absolute(path: Path): Path {
    return [...this.resource.path, ...path];
  }

  private add(problem: DecodeProblem): void {
    if (this.problems.length < MAX_PROBLEMS) this.problems.push(problem);
  }
}

/** Without the right version nothing else is decoded; other closed lists are the validators' matter. */
function isVersion(path: Path): boolean {
  return path.length === 1 && path[0] === 'apiVersion';
}

function isEmpty(value: YamlNode, place: string): boolean {
  if (value.kind !== 'scalar') return false;
  return value.type === 'null' || (value.type === 'string' && value.text === '' && !MAY_BE_EMPTY.has(place));
}

/** `apiVersion` and `kind` are found whatever the case of their letters. */
function hasInAnyCase(node: MapNode, field: string): boolean {
  return [...node.byKey].some(
    ([key, { value }]) =>
      key !== field && key.toLowerCase() === field.toLowerCase() && !isEmpty(value, field),
  );
}

type Removed = NonNullable<SchemaNode['x-argo-removed']>[string];

const NONE = /^none(?:: )?/;

function removedHint({ removedIn, replacedBy = 'none' }: Removed): string {
  const reason = NONE.test(replacedBy) ? replacedBy.replace(NONE, '') : `instead: ${replacedBy}`;
  return ` It was removed in ${removedIn}${reason === '' ? '' : `; ${reason}`}.`;
}

/** Nothing came for a field that had become needless: a manifest with it works as one without. */
function isReplaced({ replacedBy = 'none' }: Removed): boolean {
  return !NONE.test(replacedBy);
}

function isFree(schema: SchemaNode): boolean {
  const goType = schema['x-argo-go-type'];
  return (
    goType === 'RawJSON' ||
    goType === 'Amount' ||
    (!schema.type && !schema.properties && !schema.items && !goType)
  );
}

/** `.inf` and `.nan` are reported where the text is read; only where a text is wanted there is more to say. */
function isRefusedNumber(node: ScalarNode, schema: SchemaNode): boolean {
  return node.type === 'float' && !Number.isFinite(node.value) && schema.type !== 'string';
}

function isMapType(schema: SchemaNode): boolean {
  return schema.type === 'object';
}

function isOpen(schema: SchemaNode): boolean {
  return schema.additionalProperties === true || schema.additionalProperties === undefined;
}

/** What Go puts for a null in a list. */
function zeroOf(schema: SchemaNode): Json {
  if (schema.properties) return {};
  if (schema.type === 'string') return '';
  if (schema.type === 'integer' || schema.type === 'number') return 0;
  return schema.type === 'boolean' ? false : null;
}
