import { describe, expect, it } from 'vitest';
import { definitions, type ManifestKind, schemaAt, type SchemaNode } from '../../../schemas/definitions.ts';
import { eventSourceTypes } from '../../../schemas/type-names.ts';
import { type CatalogueField, readCatalogue } from '../../../scripts/generate/catalogue.ts';
import { references } from '../../../scripts/generate/document.ts';

const catalogue = readCatalogue();
const named = Object.entries(definitions);

describe('the catalogue', () => {
  it.each(catalogue.eventSources.map((source) => [source.key, source.fields] as const))(
    'EventSource.spec.%s has all its fields',
    (key, fields) => {
      expect(eventSourceTypes).toContain(key);
      expect(
        paths(fields).filter((path) => !schemaAt('EventSource', ['spec', key, 'event', ...path])),
      ).toEqual([]);
    },
  );

  it.each(
    Object.values(catalogue.types).flatMap(
      (type) =>
        (type as { usedAt?: readonly string[] }).usedAt?.map((place) => [place, type.fields] as const) ?? [],
    ),
  )('%s has all its fields', (place, fields) => {
    const [kind, ...segments] = place.replaceAll('[]', '.0').split('.');
    const found = fields.map(
      (field) => [field.key, schemaAt(kind as ManifestKind, [...segments, field.key])] as const,
    );
    expect(found.filter(([, node]) => !node).map(([key]) => key)).toEqual([]);
  });
});

describe('definitions', () => {
  it('refer to nothing that is missing', () => {
    expect(references(definitions).filter((name) => !(name in definitions))).toEqual([]);
  });

  it.each(named)('%s has a title and a description', (name, node) => {
    expect(node.title).toBe(name);
    expect(node.description).toMatch(/\S/);
    expect(node['x-argo-definition']).toMatch(/^[A-Z]\w+$/);
  });

  it.each(named)('%s describes each of its fields', (_name, node) => {
    const bare = Object.entries(node.properties ?? {}).filter(
      ([, field]) => !/\S/.test(field.description ?? '') || !field.markdownDescription?.includes('- Type: '),
    );
    expect(bare.map(([key]) => key)).toEqual([]);
  });

  it.each(named)('%s is closed and requires only what it has', (_name, node) => {
    expect(openStructs(node)).toEqual([]);
    expect((node.required ?? []).filter((key) => !(key in (node.properties ?? {})))).toEqual([]);
  });

  it.each(named)('%s says what Go decodes its scalars into', (_name, node) => {
    expect(scalarsWithoutGoType(node)).toEqual([]);
  });

  it.each(named)('%s has defaults and values of the right type', (_name, node) => {
    expect(Object.entries(node.properties ?? {}).filter(([, field]) => !hasRightValues(field))).toEqual([]);
  });
});

function paths(fields: readonly CatalogueField[]): (string | number)[][] {
  return fields.flatMap((field) => {
    const here = field.type.startsWith('array<') ? [field.key, 0] : [field.key];
    return [here, ...paths(field.fields ?? []).map((path) => [...here, ...path])];
  });
}

/** Nodes with `properties` that let other fields in, and objects that are neither struct nor map. */
function openStructs(node: SchemaNode): SchemaNode[] {
  const isOpen = node.properties
    ? node.additionalProperties !== false
    : node.type === 'object' && !node.additionalProperties;
  return [...(isOpen ? [node] : []), ...children(node).flatMap(openStructs)];
}

function scalarsWithoutGoType(node: SchemaNode): SchemaNode[] {
  const isScalar = node.type !== undefined && node.type !== 'object' && node.type !== 'array';
  const missing = isScalar && node['x-argo-go-type'] === undefined;
  return [...(missing ? [node] : []), ...children(node).flatMap(scalarsWithoutGoType)];
}

function children(node: SchemaNode): SchemaNode[] {
  const { additionalProperties: map, items, properties } = node;
  return [
    ...(typeof map === 'object' ? [map] : []),
    ...(items ? [items] : []),
    ...Object.values(properties ?? {}),
  ];
}

function hasRightValues(field: SchemaNode): boolean {
  if (field.default === undefined || typeof field.type !== 'string') return true;
  const type = field.type === 'integer' ? 'number' : field.type;
  return typeof field.default === type && (field.enum === undefined || field.enum.includes(field.default));
}
