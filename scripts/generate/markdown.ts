import type { Json, Requirement, SchemaNode } from '../../schemas/schema-node.ts';
import { typeLabel } from './field-type.ts';

const requirementText: Readonly<Record<Requirement, string>> = {
  validator: '**Required**',
  server: '**Required**',
  conditional: 'Required depending on the rest of the manifest',
  panic: '**Needed**: nothing checks it, without it the process crashes',
  runtime: '**Needed**: nothing checks it, without it nothing works',
  schema: 'Optional in a cluster, although the published schema requires it',
};

/** The description of a property with its facts as a Markdown list. `defaultText` is the default as the catalogue words it. */
export function markdownDescription(node: SchemaNode, defaultText: string | null): string {
  const facts = [
    `Type: \`${typeLabel(node)}\``,
    node['x-argo-requirement'] && requirementText[node['x-argo-requirement']],
    defaultText !== null && `Default: ${defaultLabel(node, defaultText)}`,
    valuesFact(node),
    sinceFact(node),
    node.deprecated && '**Deprecated**',
    node['x-argo-no-effect'] !== undefined && '**Has no effect**',
  ];
  const lines = facts.filter((fact) => typeof fact === 'string').map((fact) => `- ${fact}`);
  return `${node.description ?? ''}\n\n${lines.join('\n')}`;
}

function defaultLabel(node: SchemaNode, text: string): string {
  return node.default === undefined ? text : code(node.default);
}

function valuesFact(node: SchemaNode): string | undefined {
  const site = node.items ?? node;
  if (site.enum) return `Allowed: ${site.enum.map(code).join(', ')}`;
  const suggestions = site['x-argo-suggestions'];
  return suggestions && `Values: ${suggestions.map(code).join(', ')}`;
}

function sinceFact(node: SchemaNode): string | undefined {
  const byKind = node['x-argo-since-by-kind'];
  if (byKind) {
    return `Since: ${Object.entries(byKind)
      .map(([kind, release]) => `${release} (${kind})`)
      .join(', ')}`;
  }
  return node['x-argo-since'] && `Since: ${node['x-argo-since']}`;
}

function code(value: Json): string {
  return `\`${typeof value === 'string' && value !== '' ? value : JSON.stringify(value)}\``;
}
