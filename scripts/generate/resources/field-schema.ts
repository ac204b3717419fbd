import ts from 'typescript';
import type { SchemaNode } from '../../../schemas/schema-node.ts';
import { integer } from '../field-type.ts';
import { textOf, type Declaration } from './interfaces.ts';

/** What the schema of a field needs to know besides its type. */
export interface FieldContext {
  readonly declarations: ReadonlyMap<string, Declaration>;
  /** The type that has the field: a recursive one calls itself by its local name. */
  readonly owner: Declaration;
  /** Formats of the fields that hold integers; other numbers are of any kind. */
  readonly formats: ReadonlyMap<string, string>;
}

const FREE: SchemaNode = {};

/** The schema of a struct with these fields. */
export function structOf(members: readonly ts.PropertySignature[], context: FieldContext): SchemaNode {
  const properties = members.map((member): [string, SchemaNode] => {
    const name = nameOf(member);
    const schema = member.type ? schemaOf(member.type, context, context.formats.get(name)) : FREE;
    const description = textOf(member);
    return [name, description === '' ? schema : { ...schema, description }];
  });
  const required = members.filter(({ questionToken }) => !questionToken).map(nameOf);
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

export function nameOf({ name }: ts.PropertySignature): string {
  return ts.isStringLiteral(name) ? name.text : name.getText();
}

/**
 * The schema of a type as the packages write it.
 * @param format of the integers in it
 */
export function schemaOf(type: ts.TypeNode, context: FieldContext, format?: string): SchemaNode {
  if (type.kind === ts.SyntaxKind.StringKeyword) return { type: 'string' };
  if (type.kind === ts.SyntaxKind.BooleanKeyword) return { type: 'boolean' };
  if (type.kind === ts.SyntaxKind.NumberKeyword)
    return format === undefined ? { type: 'number' } : integer(format);
  if (ts.isParenthesizedTypeNode(type)) return schemaOf(type.type, context, format);
  if (ts.isArrayTypeNode(type)) return { type: 'array', items: schemaOf(type.elementType, context, format) };
  if (ts.isUnionTypeNode(type)) return unionOf(type.types, context);
  if (ts.isTypeLiteralNode(type)) return literalOf(type, context, format);
  if (ts.isLiteralTypeNode(type)) return unionOf([type], context);
  return ts.isTypeReferenceNode(type) ? referenceTo(type, context, format) : FREE;
}

function referenceTo(type: ts.TypeReferenceNode, context: FieldContext, format?: string): SchemaNode {
  const name = type.typeName.getText();
  const [argument] = type.typeArguments ?? [];
  if (name === 'Array' && argument) return { type: 'array', items: schemaOf(argument, context, format) };
  const { declarations, owner } = context;
  const target = owner.id.endsWith(`.${name.slice(1)}`) ? owner : declarations.get(name.slice(1));
  if (!target) throw new Error(`Nothing declares ${name}`);
  return { $ref: `#/definitions/${target.id}` };
}

/** `{[key: string]: T}`, or a struct on the spot; with neither anything may stand in it. */
function literalOf({ members }: ts.TypeLiteralNode, context: FieldContext, format?: string): SchemaNode {
  const index = members.find(ts.isIndexSignatureDeclaration);
  if (index) return { type: 'object', additionalProperties: schemaOf(index.type, context, format) };
  return members.length === 0 ? FREE : structOf(members.filter(ts.isPropertySignature), context);
}

/** Literals are the values to propose; other types are taken together where each is plain. */
function unionOf(types: readonly ts.TypeNode[], context: FieldContext): SchemaNode {
  const values = types.flatMap((type) =>
    ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? [type.literal.text] : [],
  );
  if (values.length === types.length) return { type: 'string', enum: values };
  const names = types.map((type) => schemaOf(type, context).type);
  return names.every((name) => typeof name === 'string') ? { type: names } : FREE;
}
