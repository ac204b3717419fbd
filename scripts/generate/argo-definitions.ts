import type { SchemaNode } from '../../schemas/schema-node.ts';
import type { Catalogue, CatalogueField } from './catalogue.ts';
import { eventSourceDescriptions } from './event-source-descriptions.ts';
import { ref, structName } from './field-type.ts';
import { markdownDescription } from './markdown.ts';
import { definitionOfEventSource, embeddedType, goTypeNames } from './places.ts';
import { propertySchema, requiredFields } from './property.ts';
import { removedFields, sinceOfType } from './versions.ts';

interface Struct {
  readonly name: string;
  readonly description: string;
  readonly fields: readonly CatalogueField[];
}

/** Types that are no struct: any JSON, or a choice of scalars. */
const freeTypes: Readonly<Record<string, SchemaNode>> = {
  Int64OrString: { type: ['integer', 'string'], 'x-argo-go-type': 'Int64OrString' },
  Amount: { 'x-argo-go-type': 'Amount' },
  K8SResource: { additionalProperties: true, 'x-argo-go-type': 'RawJSON' },
};

/** Definitions of every type that Argo Events itself defines, by name. */
export function argoDefinitions(catalogue: Catalogue): Record<string, SchemaNode> {
  const definitions: Record<string, SchemaNode> = {};
  for (const struct of structs(catalogue)) definitions[struct.name] ??= definitionOf(struct, catalogue);
  return { ...definitions, EventSourceSpec: withEventSources(definitions.EventSourceSpec, catalogue) };
}

/** The definition name of an event source. */
export function eventSourceDefinition(source: { readonly key: string; readonly goType: string }): string {
  return definitionOfEventSource[source.key] ?? source.goType;
}

function structs(catalogue: Catalogue): Struct[] {
  const shared = Object.entries(catalogue.types).map(([name, type]) => ({ name, ...type }));
  const sources = catalogue.eventSources.map((source) => ({
    name: eventSourceDefinition(source),
    description: eventSourceDescriptions[source.key] ?? '',
    fields: source.fields,
  }));
  return [...shared, ...sources, ...sources.flatMap((source) => nestedStructs(source.fields))];
}

function nestedStructs(fields: readonly CatalogueField[]): Struct[] {
  return fields.flatMap((field) =>
    field.fields
      ? [
          { name: structName(field.type), description: field.description, fields: field.fields },
          ...nestedStructs(field.fields),
        ]
      : [],
  );
}

function definitionOf({ name, description, fields }: Struct, catalogue: Catalogue): SchemaNode {
  const { versions } = catalogue;
  const head = {
    title: name,
    description,
    'x-argo-definition': goTypeNames[name] ?? name,
    ...(embeddedType[name] === undefined && sinceOfType(versions, name)),
  };
  const free = freeTypes[name];
  if (free) return { ...head, ...free };
  const required = requiredFields(name, fields);
  const removed = removedFields(versions, embeddedType[name] ?? name);
  return {
    ...head,
    type: 'object',
    properties: Object.fromEntries(
      fields.map((field) => [field.key, propertySchema(name, field, catalogue)]),
    ),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
    ...(removed && { 'x-argo-removed': removed }),
  };
}

function withEventSources(spec: SchemaNode | undefined, { eventSources, versions }: Catalogue): SchemaNode {
  const maps = eventSources.map((source): [string, SchemaNode] => {
    const since = versions.fields[`EventSourceSpec.${source.key}`]?.since;
    const node: SchemaNode = {
      type: 'object',
      additionalProperties: ref(eventSourceDefinition(source)),
      description: `${eventSourceDescriptions[source.key] ?? ''} A map of event names to settings.`,
      ...(since !== undefined && { 'x-argo-since': since }),
    };
    return [source.key, { ...node, markdownDescription: markdownDescription(node, null) }];
  });
  return { ...spec, properties: { ...spec?.properties, ...Object.fromEntries(maps) } };
}
