import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { type Definitions, kinds } from './document.ts';
import { ref } from './field-type.ts';

/** TypeScript types of all definitions, named like them. */
export function typeDeclarations(definitions: Definitions): Promise<string> {
  const schema = { title: 'Manifest', anyOf: kinds.map(ref), definitions };
  return compile(withoutSiteKeywords(schema) as JSONSchema, 'Manifest', {
    bannerComment: '/** Generated from the schemas by `npm run generate`. */',
    unreachableDefinitions: true,
    additionalProperties: false,
    format: false,
  });
}

/** A `$ref` with keywords beside it would become a type of its own. */
function withoutSiteKeywords(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutSiteKeywords);
  if (typeof node !== 'object' || node === null) return node;
  if ('$ref' in node) return { $ref: node.$ref };
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withoutSiteKeywords(value)]));
}
