import type { Json } from '../../../../schemas/schema-node.ts';
import { mapOf, textIn, type KubernetesObject } from '../object.ts';

export type AvroType =
  | { readonly kind: 'null' | 'boolean' | 'int' | 'long' | 'float' | 'double' | 'bytes' | 'string' }
  | { readonly kind: 'record'; readonly name: string; readonly fields: readonly AvroField[] }
  | { readonly kind: 'enum'; readonly name: string; readonly symbols: readonly string[] }
  | { readonly kind: 'fixed'; readonly name: string; readonly size: number }
  | { readonly kind: 'array' | 'map'; readonly of: AvroType }
  | { readonly kind: 'union'; readonly types: readonly AvroType[] };

export interface AvroField {
  readonly name: string;
  readonly type: AvroType;
  readonly fallback?: Json;
}

const PRIMITIVES: ReadonlySet<string> = new Set([
  ...['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string'],
]);

const MAX_DEPTH = 200;

class SchemaError extends Error {}

/** Reads an Avro schema: JSON, or the bare name of a primitive type. The error is worded as upstream's. */
export function readSchema(text: string): { readonly type: AvroType } | { readonly error: string } {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    value = text;
  }
  try {
    return { type: new Reader().read(value, '') };
  } catch (thrown) {
    if (thrown instanceof SchemaError) return { error: `avro: ${thrown.message}` };
    throw thrown;
  }
}

class Reader {
  private readonly named = new Map<string, AvroType>();
  private depth = 0;

  read(value: Json, namespace: string): AvroType {
    if (++this.depth > MAX_DEPTH) throw new SchemaError('the schema is too deep');
    const type = this.readType(value, namespace);
    this.depth--;
    return type;
  }

  private readType(value: Json, namespace: string): AvroType {
    if (typeof value === 'string') return this.byName(value, namespace);
    if (Array.isArray(value))
      return { kind: 'union', types: (value as Json[]).map((one) => this.read(one, namespace)) };
    const schema = mapOf(value);
    if (!schema) throw new SchemaError('unknown type: not a schema');
    const type = schema.type;
    if (typeof type !== 'string') return this.read(type ?? null, namespace);
    if (type === 'array') return { kind: 'array', of: this.read(schema.items ?? null, namespace) };
    if (type === 'map') return { kind: 'map', of: this.read(schema.values ?? null, namespace) };
    if (['record', 'error', 'enum', 'fixed'].includes(type)) return this.readNamed(type, schema, namespace);
    return this.byName(type, namespace);
  }

  private byName(name: string, namespace: string): AvroType {
    if (PRIMITIVES.has(name)) return { kind: name as 'null' };
    const found = this.named.get(fullName(name, namespace)) ?? this.named.get(name);
    if (!found) throw new SchemaError(`unknown type: ${name}`);
    return found;
  }

  private readNamed(type: string, schema: KubernetesObject, outer: string): AvroType {
    const name = fullName(textIn(schema, 'name'), textIn(schema, 'namespace') || outer);
    if (name === '') throw new SchemaError(`${type} must have a non-empty name`);
    const namespace = name.slice(0, Math.max(0, name.lastIndexOf('.')));
    if (type === 'enum')
      return this.keep({ kind: 'enum', name, symbols: listOf(schema.symbols).map(String) });
    if (type === 'fixed') return this.keep({ kind: 'fixed', name, size: Number(schema.size) });
    if (!Array.isArray(schema.fields)) throw new SchemaError('record must have an array of fields');
    const fields: AvroField[] = [];
    // Before its fields: a record may hold itself.
    const record = this.keep({ kind: 'record', name, fields });
    for (const item of listOf(schema.fields)) fields.push(this.readField(mapOf(item) ?? {}, namespace));
    return record;
  }

  private readField(field: KubernetesObject, namespace: string): AvroField {
    const fallback = field.default;
    const type = this.read(field.type ?? null, namespace);
    return { name: textIn(field, 'name'), type, ...(fallback !== undefined && { fallback }) };
  }

  private keep(type: AvroType & { readonly name: string }): AvroType {
    this.named.set(type.name, type);
    return type;
  }
}

function fullName(name: string, namespace: string): string {
  return name === '' || namespace === '' || name.includes('.') ? name : `${namespace}.${name}`;
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as Json[]) : [];
}
