import type { KafkaTrigger } from '../../../schemas/generated/types.ts';
import type { Json } from '../../../schemas/schema-node.ts';
import { toBase64 } from '../encoding.ts';
import { valid } from '../lang/gjson/valid.ts';
import { explainInvalidJson } from '../lang/invalidJson.ts';
import { encodeAvro } from './avro/encode.ts';
import { readSchema } from './avro/schema.ts';
import type { Outside } from './outcome.ts';
import type { AvroEncoding } from './request.ts';
import { readValue } from './value.ts';

type Registry = NonNullable<KafkaTrigger['schemaRegistry']>;

/** A schema of a registry: its text, or nothing if the registry cannot be asked from here. */
export type FoundSchema = { readonly schema: string | undefined } | { readonly error: string };

/** Fetches the schema, which upstream does at every execution while it constructs the trigger. */
export function findSchema(registry: Registry, outside: Outside | undefined): FoundSchema {
  if (registry.auth?.username && registry.auth.password) {
    for (const selector of [registry.auth.username, registry.auth.password]) {
      const value = readValue(selector, outside);
      if ('error' in value) return value;
    }
  }
  const found = outside?.schema?.(registry);
  if (!found) return { schema: undefined };
  if ('schema' in found) return found;
  return { error: `error getting the schema with id '${registry.schemaId ?? 0}' ${found.error}` };
}

/** Writes a payload with a schema: a zero, four bytes of the schema's id, then Avro. */
export function writeWithSchema(
  { url = '', schemaId = 0 }: Registry,
  schema: string | undefined,
  body: string,
): { readonly avro: AvroEncoding } | { readonly error: string } {
  const avro = { registry: url, schemaId };
  if (schema === undefined) return { avro };
  const read = readSchema(schema);
  if ('error' in read) return read;
  if (!valid(body)) return { error: explainInvalidJson(body) };
  const encoded = encodeAvro(read.type, JSON.parse(body) as Json);
  if ('error' in encoded) return encoded;
  const id = [24, 16, 8, 0].map((shift) => (schemaId >>> shift) & 0xff);
  return { avro: { ...avro, base64: toBase64(Uint8Array.from([0, ...id, ...encoded.bytes])) } };
}
