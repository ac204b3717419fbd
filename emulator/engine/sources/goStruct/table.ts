/**
 * Go structs as upstream and its libraries declare them. A struct is its fields in the order in which they are written, each `name:shape`; `?`
 * after the name if an empty one is left out, `@Embedded` before that if it belongs to an embedded struct.
 *
 * Shapes: `s` text, `b` boolean, `int`, `int64`, `float64` …, `n` number as written, `t` time, `a` any value, `r` JSON as it came, `*` by
 * pointer, `[…]` list, `{…}` map, `!` one that reads and writes itself; `s<slack.ActionType>` is a text of that type; else the name of a struct.
 */
export interface StructTable {
  readonly structs: Readonly<Record<string, string>>;
  /** Go's name of a struct without one, or of a shape that reads and writes itself. */
  readonly goTypes: Readonly<Record<string, string>>;
  readonly custom?: Readonly<Record<string, Custom>>;
}

/**
 * Reads and writes a value.
 * @param raw undefined if there is none
 * @returns the JSON, or why it cannot be read
 */
export type Custom = (raw: string | undefined) => Rewritten;

export type Rewritten = { readonly json: string } | { readonly error: Failure };

/** Why a value cannot be read: a value of a wrong type, or any other reason. */
export type Failure = Mismatch | { readonly text: string };

export interface Mismatch {
  readonly found: string;
  readonly struct: string;
  readonly path: readonly string[];
  readonly goType: string;
}

/** Go's words. */
export function failureText(failure: Failure): string {
  if ('text' in failure) return failure.text;
  const { found, struct, path, goType } = failure;
  const place = path.length === 0 ? 'Go value' : `Go struct field ${struct}.${path.join('.')}`;
  return `json: cannot unmarshal ${found} into ${place} of type ${goType}`;
}

export interface Field {
  readonly key: string;
  readonly path: readonly string[];
  readonly omitEmpty: boolean;
  readonly shape: string;
}

const parsed = new WeakMap<StructTable, Map<string, readonly Field[]>>();

export function fieldsOf(table: StructTable, name: string): readonly Field[] {
  const structs = parsed.get(table) ?? new Map<string, readonly Field[]>();
  parsed.set(table, structs);
  const known = structs.get(name);
  if (known) return known;
  const text = table.structs[name] ?? '';
  const fields = text === '' ? [] : text.split(' ').map(parseField);
  structs.set(name, fields);
  return fields;
}

function parseField(text: string): Field {
  const colon = text.indexOf(':');
  const name = text.slice(0, colon);
  const omitEmpty = name.endsWith('?');
  const [key = '', embedded] = (omitEmpty ? name.slice(0, -1) : name).split('@');
  const path = [...(embedded?.split('.') ?? []), key];
  return { key, path, omitEmpty, shape: text.slice(colon + 1) };
}

/** The name of a shape in Go's errors. */
export function goTypeOf(table: StructTable, shape: string): string {
  if (shape.startsWith('*')) return `*${goTypeOf(table, shape.slice(1))}`;
  if (shape.startsWith('[')) return `[]${goTypeOf(table, shape.slice(1, -1))}`;
  if (shape.startsWith('{')) return `map[string]${goTypeOf(table, shape.slice(1, -1))}`;
  const named = /<(.*)>$/.exec(shape)?.[1];
  return named ?? table.goTypes[shape] ?? SCALARS[shape] ?? shape;
}

const SCALARS: Readonly<Record<string, string>> = {
  s: 'string',
  b: 'bool',
  n: 'json.Number',
  t: 'time.Time',
  a: 'interface {}',
  r: 'json.RawMessage',
};
