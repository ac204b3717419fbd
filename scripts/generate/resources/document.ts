import ts from 'typescript';
import type { SchemaNode } from '../../../schemas/schema-node.ts';
import { guessResource } from '../../../emulator/engine/triggers/resourceName.ts';
import { references } from '../document.ts';
import { nameOf, schemaOf, structOf } from './field-schema.ts';
import { integerFormats } from './integers.ts';
import { membersOf, readDeclarations, type Declaration } from './interfaces.ts';
import { fieldsOfOtherReleases, specialTypes } from './special-types.ts';

/** What a manifest of Kubernetes or Argo Workflows holds. */
export interface ResourcesDocument {
  /** By `apiVersion` and kind: the plural that stands in URLs. */
  readonly kinds: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By id; that of a kind is its `apiVersion` and its name with dots in between. */
  readonly definitions: Readonly<Record<string, SchemaNode>>;
}

/** Kinds that only the controllers of Argo Workflows write, and those that are parts of others. */
const NO_MANIFESTS = /^(?:Workflow(?:ArtifactGCTask|TaskResult|TaskSet)|Scale|Eviction|TokenRequest)$/;
const IRREGULAR: Readonly<Record<string, string>> = { Endpoints: 'endpoints' };

/** The schemas of all kinds of stable API versions that a manifest may hold. */
export async function resourcesDocument(): Promise<ResourcesDocument> {
  const declarations = readDeclarations();
  const byId = new Map([...declarations.values()].map((one) => [one.id, one]));
  const kinds: Record<string, Record<string, string>> = {};
  const waiting: string[] = [];
  for (const declaration of declarations.values()) {
    const [apiVersion, kind] = ['apiVersion', 'kind'].map((field) => literalOf(declaration, field));
    if (apiVersion === undefined || kind === undefined || !isManifest(apiVersion, kind)) continue;
    (kinds[apiVersion] ??= {})[kind] = IRREGULAR[kind] ?? guessResource(kind);
    waiting.push(declaration.id);
  }
  const definitions: Record<string, SchemaNode> = {};
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const declaration = byId.get(id);
    if (definitions[id] || !declaration) continue;
    const definition = await definitionOf(declaration, declarations);
    definitions[id] = definition;
    waiting.push(...references(definition));
  }
  return { kinds: sorted(kinds), definitions: sorted(definitions) };
}

function isManifest(apiVersion: string, kind: string): boolean {
  return !/v\d+beta\d/.test(apiVersion) && !kind.endsWith('List') && !NO_MANIFESTS.test(kind);
}

async function definitionOf(
  declaration: Declaration,
  declarations: ReadonlyMap<string, Declaration>,
): Promise<SchemaNode> {
  const { id, description, alias } = declaration;
  const members = membersOf(declaration, declarations);
  const special = specialTypes[id];
  const head = description === '' ? {} : { description };
  if (special) return { ...head, ...special };
  if (alias) return { ...head, ...schemaOf(alias, { declarations, owner: declaration, formats: new Map() }) };
  if (members.length === 0) return head;
  const formats = await integerFormats(declaration, members.map(nameOf));
  const struct = structOf(members, { declarations, owner: declaration, formats });
  const status = struct.properties?.status;
  const isKind = literalOf(declaration, 'kind') !== undefined;
  return {
    ...head,
    ...struct,
    properties: {
      ...struct.properties,
      ...(isKind && { kind: { ...struct.properties?.kind, description } }),
      ...(isKind && status && { status: { description: status.description ?? '' } }),
      ...fieldsOfOtherReleases[id],
    },
  };
}

/** The only text that a field of the type may hold. */
function literalOf({ members }: Declaration, field: string): string | undefined {
  const type = members.find((member) => nameOf(member) === field)?.type;
  return type && ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)
    ? type.literal.text
    : undefined;
}

function sorted<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
