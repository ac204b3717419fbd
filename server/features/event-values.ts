import { shapeOf, type Shape } from '../../emulator/engine/sources/samples/shapes.ts';
import type { Json } from '../../schemas/schema-node.ts';
import type { SampleData } from './event-data.ts';
import { resolveShape } from './event-shape.ts';

const MOST_SHOWN = 40;

/** A value in the data of an event, and the sample that has it. */
export interface SampledValue {
  readonly value: Json;
  readonly sample: SampleData;
}

/** What stands at keys in the samples that have them. */
export function valuesAt(samples: readonly SampleData[], keys: readonly string[]): SampledValue[] {
  return samples.flatMap((sample) => {
    let value: Json | undefined = sample.data;
    for (const key of keys) value = memberOf(value, key);
    return value === undefined ? [] : [{ value, sample }];
  });
}

function memberOf(value: Json | undefined, key: string): Json | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, Json>>)[key];
}

/** The members of what stands at keys, each with its value in the first sample that has it. */
export function membersAt(
  samples: readonly SampleData[],
  keys: readonly string[],
): ReadonlyMap<string, SampledValue> {
  const found = new Map<string, SampledValue>();
  for (const { value, sample } of valuesAt(samples, keys)) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
    for (const [key, member] of Object.entries<Json>(value as Readonly<Record<string, Json>>))
      if (!found.has(key)) found.set(key, { value: member, sample });
  }
  return found;
}

/** Every place in the data with its keys, parents first; of a list the first item. */
export function* placesIn(
  data: Json,
  keys: readonly string[] = [],
): Generator<readonly [keys: string[], value: Json]> {
  yield [[...keys], data];
  if (typeof data !== 'object' || data === null) return;
  const members: readonly (readonly [string, Json])[] = Object.entries(
    Array.isArray(data) ? data.slice(0, 1) : data,
  ) as [string, Json][];
  for (const [key, value] of members) yield* placesIn(value, [...keys, key]);
}

/** Type and value for people, and which sample that is of. */
export function describeValue({ value, sample: { name } }: SampledValue): string {
  if (Array.isArray(value)) return `list (${name})`;
  if (typeof value === 'object' && value !== null) return `object (${name})`;
  const text = JSON.stringify(value);
  const shown = text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
  return `${value === null ? 'null' : typeof value}, ${shown} (${name})`;
}

/** What the shape of a sample's payload says of a field of its event data. */
export async function fieldDescription(
  sourceType: string,
  { shape }: SampleData,
  keys: readonly string[],
): Promise<string | undefined> {
  const known = shape === undefined ? undefined : await shapeOf(sourceType, shape);
  return known && describe(known, keys);
}

/** The payload, of which the shape speaks, stands in the body. */
function describe(shape: Shape, keys: readonly string[]): string | undefined {
  const inBody = keys[0] === 'body' ? keys.slice(1) : keys;
  return resolveShape(shape, inBody)?.description;
}
