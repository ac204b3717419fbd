import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';

import { shapeOf, type Shape } from '../../../../emulator/engine/sources/samples/shapes.ts';
import { samplesOf } from '../../../../emulator/engine/sources/samples/table.ts';
import { usualSample } from '../../../../emulator/engine/sources/samples/usual.ts';
import type { Json, SchemaNode } from '../../../../schemas/schema-node.ts';
import { eventSourceTypes } from '../../../../schemas/type-names.ts';
import { address, testEmulator } from '../../../support/emulator.ts';
import { SAMPLE_ENTRIES } from '../../../support/sampleEntries.ts';

const ALL = eventSourceTypes.flatMap((type) =>
  samplesOf(type).map((sample) => [type, sample.name, sample] as const),
);

/** Samples that lead to no event, and why. */
const HANDSHAKES: Readonly<Record<string, string>> = {
  'sns subscription-confirmation': 'is confirmed',
};

async function requireShape(type: string, name: string): Promise<Shape> {
  const shape = await shapeOf(type, name);
  if (!shape) throw new Error(`no shape of ${name}`);
  return shape;
}

/** The pointers to values that no description stands for. */
function undescribed(value: Json, node: SchemaNode | undefined, shape: Shape, pointer = ''): string[] {
  const target = node?.$ref === undefined ? node : shape.$defs[node.$ref.replace('#/$defs/', '')];
  const own = (node?.description ?? target?.description) === undefined ? [pointer] : [];
  if (typeof value !== 'object' || value === null) return own;
  if (Array.isArray(value))
    return [...own, ...value.flatMap((item: Json) => below(item, target?.items, shape, `${pointer}/0`))];
  const free = target?.additionalProperties ?? !target?.properties;
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, member]) =>
      free ? [] : undescribed(member, target?.properties?.[key], shape, `${pointer}/${key}`),
    ),
  ];
}

/** The items of a list need no description, only what they hold. */
function below(item: Json, node: SchemaNode | undefined, shape: Shape, pointer: string): string[] {
  return undescribed(item, node, shape, pointer).filter((one) => one !== pointer);
}

it.each(eventSourceTypes.map((type) => [type]))('%s has samples, each with a name of its own', (type) => {
  const names = samplesOf(type).map(({ name }) => name);
  expect(names.length).toBeGreaterThan(0);
  expect(new Set(names).size).toBe(names.length);
});

describe('the sample', () => {
  it.each(ALL)('%s %s has its shape', async (type, name, { payload }) => {
    const shape = await requireShape(type, name);
    const validate = new Ajv({ allErrors: true, strictTypes: false }).compile(shape);
    validate(payload);
    expect(validate.errors ?? []).toEqual([]);
  });

  it.each(ALL)('%s %s has a description of each field', async (type, name, { payload, title }) => {
    const shape = await requireShape(type, name);
    expect(undescribed(payload, shape, shape)).toEqual([]);
    expect(title).not.toBe('');
    expect(JSON.stringify(payload).length).toBeGreaterThan(2);
  });

  it.each(ALL)('%s %s is fired through an event source that asks for it', async (type, name, sample) => {
    const entry = SAMPLE_ENTRIES[type]?.(sample) ?? {};
    const spec = { [type]: { e: entry } };
    const manifest = {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'EventSource',
      metadata: { name: 's' },
      spec,
    };
    const { emulator, steps } = await testEmulator(JSON.stringify(manifest));
    expect(emulator.summary().problems).toEqual([]);
    const { done } = await emulator.fire(address('s/e'), { sample: name });
    await done;
    const handshake = HANDSHAKES[`${type} ${name}`];
    if (handshake === undefined)
      expect(steps.map(({ kind, verdict }) => `${kind} ${verdict}`)).toContain('bus.published passed');
    else expect(steps[0]?.why).toContain(handshake);
    // What asks for nothing is not the usual one of anything.
    if (sample.asks) expect(usualSample(samplesOf(type), entry)?.asks).toEqual(sample.asks);
  });
});
