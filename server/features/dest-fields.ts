import { splitPath } from '../../emulator/engine/lang/sjson/path.ts';
import { childSchema, type SchemaNode } from '../../schemas/definitions.ts';
import { typeLabel } from '../../schemas/type-label.ts';
import { childOf, type YamlNode } from '../../schemas/yaml/node.ts';
import type { DestTarget, Site } from './dest-targets.ts';

/** A place that a parameter may write to. */
export interface DestField {
  /** As an sjson path. */
  readonly name: string;
  readonly type: string;
  /** What stands there, in short: the empty text for a mapping or list; undefined where nothing does. */
  readonly value: string | undefined;
  readonly description: string | undefined;
}

const MOST_FIELDS = 1_500;
const MOST_SHOWN = 40;

interface Place {
  readonly keys: readonly string[];
  readonly node: YamlNode | undefined;
  readonly site: Site;
}

/**
 * The places in a target, first those that hold something, then those that its schema knows besides: in each of the former, and where a path is being
 * written.
 */
export function fieldsOf({ node, site, closed, except }: DestTarget, written: string): DestField[] {
  const root: Place = { keys: [], node, site };
  const present = [...placesIn(root)].slice(0, MOST_FIELDS);
  const around = [...present, ...placeWritten(root, written)];
  const absent = around.flatMap((place) => (closed && place.keys.length === 0 ? [] : [...absentIn(place)]));
  const found = new Map<string, DestField>();
  for (const place of [...present, ...absent].slice(0, MOST_FIELDS)) {
    const [first] = place.keys;
    const field = first === undefined || first === except ? undefined : toField(place);
    if (field && !found.has(field.name)) found.set(field.name, field);
  }
  return [...found.values()];
}

/** The place itself and all below it. */
function* placesIn(place: Place): Generator<Place> {
  yield place;
  const { node } = place;
  if (node?.kind === 'map') for (const key of node.byKey.keys()) yield* placesIn(below(place, key));
  if (node?.kind === 'sequence')
    for (const index of node.items.keys()) yield* placesIn(below(place, String(index)));
}

/** The fields of a struct, and the new item of a list, that are not there. */
function* absentIn(place: Place): Generator<Place> {
  const schema = place.site.resolve(place.site.schema);
  if (place.node?.kind === 'scalar' && place.node.type !== 'null') return;
  for (const key of Object.keys(schema.properties ?? {}))
    if (!childOf(place.node, key)) yield below(place, key);
  if (schema.items) yield below(place, place.node?.kind === 'sequence' ? '-1' : '0');
}

/** The place around the last part of a path, where the schema leads there. */
function* placeWritten(root: Place, written: string): Generator<Place> {
  const keys = splitPath(written)?.slice(0, -1) ?? [];
  let place = root;
  for (const { part } of keys) place = below(place, part);
  if (keys.length > 0 && !place.node) yield place;
}

function below({ keys, node, site }: Place, key: string): Place {
  const schema = site.resolve(site.schema);
  const isIndex = schema.items !== undefined || node?.kind === 'sequence';
  const child = childOf(node, isIndex ? Number(key) : key);
  const next = [...keys, key];
  if (site.object?.field === key && schema.title === 'ArtifactLocation')
    return { keys: next, node: child, site: site.object.at(child) };
  const found: SchemaNode = (isIndex ? schema.items : childSchema(schema, key)) ?? {};
  return { keys: next, node: child, site: { ...site, schema: found } };
}

function toField({ keys, node, site }: Place): DestField {
  const schema = site.resolve(site.schema);
  const known = typeLabel(site.schema, site.resolve);
  return {
    name: keys.map(escapeKey).join('.'),
    type: keys.at(-1) === '-1' ? `new item: ${known}` : known === 'any JSON' && node ? jsonType(node) : known,
    value: node && valueOf(node),
    description: schema.description,
  };
}

/** Characters that mean something in an sjson path. */
function escapeKey(key: string): string {
  return key.replace(/[\\.*?|#@]/g, '\\$&').replace(/^:/, '\\:');
}

function valueOf(node: YamlNode): string {
  if (node.kind !== 'scalar') return '';
  const text = node.type === 'string' ? JSON.stringify(node.text) : node.text;
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

function jsonType(node: YamlNode): string {
  if (node.kind === 'map') return 'object';
  if (node.kind === 'sequence') return 'list';
  return { bool: 'boolean', int: 'integer', float: 'number', string: 'string', null: 'null' }[node.type];
}
