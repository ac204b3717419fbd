import type { Requirement, SchemaNode } from '../../schemas/schema-node.ts';
import type { Catalogue, CatalogueField } from './catalogue.ts';
import { defaultValue } from './default-value.ts';
import { examples } from './examples.ts';
import { schemaOfType } from './field-type.ts';
import { markdownDescription } from './markdown.ts';
import { embeddedType, refusedValues, requiredInPlace, sometimesOptional } from './places.ts';
import { sinceOfField } from './versions.ts';

/** The schema of one field of the struct `owner`. */
export function propertySchema(owner: string, field: CatalogueField, catalogue: Catalogue): SchemaNode {
  const place = `${owner}.${field.key}`;
  const type = withRequired(
    withValues(schemaOfType(field.type, field.format), place, field.enum),
    requiredInPlace[place],
  );
  const value = defaultValue(field.default, type, field.enum ?? []);
  const node: SchemaNode = {
    ...type,
    description: field.description,
    ...(value !== undefined && { default: value }),
    ...(examples[place] && { examples: examples[place] }),
    ...(field.deprecated && { deprecated: true, deprecationMessage: field.description }),
    ...(field.requirement !== 'none' && { 'x-argo-requirement': requirementOf(place, field.requirement) }),
    ...sinceOfField(catalogue.versions, declaringType(owner, field, catalogue), field),
    ...((field.noEffect === true || field.inert === true) && {
      'x-argo-no-effect': field.description.replace(/^No effect: /, ''),
    }),
  };
  return { ...node, markdownDescription: markdownDescription(node, field.default) };
}

/** Fields without which the controller refuses the struct, wherever it stands. */
export function requiredFields(owner: string, fields: readonly CatalogueField[]): readonly string[] {
  return fields
    .filter((field) => field.requirement === 'validator' && !(`${owner}.${field.key}` in sometimesOptional))
    .map((field) => field.key);
}

/** The type whose history tells how old a field is. */
function declaringType(owner: string, field: CatalogueField, { types }: Catalogue): string {
  const embedded = embeddedType[owner];
  const isEmbedded = embedded !== undefined && types[embedded]?.fields.some(({ key }) => key === field.key);
  return isEmbedded === true ? embedded : owner;
}

function requirementOf(place: string, requirement: Requirement): Requirement {
  return sometimesOptional[place] ?? requirement;
}

function withValues(node: SchemaNode, place: string, values: readonly string[] | null): SchemaNode {
  if (!values) return node;
  if (node.items) return { ...node, items: withValues(node.items, place, values) };
  const refused = refusedValues[place];
  if (refused === undefined) return { ...node, 'x-argo-suggestions': values, examples: values };
  return { ...node, enum: refused === 'orEmpty' && !values.includes('') ? [...values, ''] : values };
}

function withRequired(node: SchemaNode, required: readonly string[] | undefined): SchemaNode {
  if (!required) return node;
  return node.items ? { ...node, items: { ...node.items, required } } : { ...node, required };
}
