import type { Json, SchemaNode } from '../../schemas/schema-node.ts';

/** Words in the catalogue that describe a default instead of spelling it. */
const prose = new Set(['unlimited', 'none']);

/** The default as JSON of the node's type; undefined where the catalogue describes it in words. */
export function defaultValue(
  text: string | null,
  node: SchemaNode,
  values: readonly Json[] = [],
): Json | undefined {
  if (text === null) return undefined;
  if (values.includes(text)) return text;
  switch (node.type) {
    case 'boolean':
      return text === 'true' || text === 'false' ? text === 'true' : undefined;
    case 'integer':
      return /^-?\d+$/.test(text) ? Number(text) : undefined;
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
    case 'string':
      return /[\s<]/.test(text) || prose.has(text) ? undefined : text;
    default:
      return defaultOfNamedType(text, node.$ref);
  }
}

function defaultOfNamedType(text: string, reference: string | undefined): Json | undefined {
  if (reference?.endsWith('/Amount') && /^\d+(\.\d+)?$/.test(text)) return Number(text);
  if (reference?.endsWith('/Int64OrString')) return text.replace(/^"(.*)"$/, '$1');
  return undefined;
}
