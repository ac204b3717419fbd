import { childSchema, definitions, resolve } from '../../schemas/definitions.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import type { SchemaNode } from '../../schemas/schema-node.ts';
import { nodeAt, textAt, type Path, type ScalarNode, type YamlNode } from '../../schemas/yaml/node.ts';
import type { Span } from '../../schemas/yaml/position.ts';
import { fieldAt, languageOf, type Language } from './languages.ts';

/** A text in another language inside a resource. */
export interface EmbeddedProgram {
  readonly language: Language;
  /** As `fieldAt` names it. */
  readonly field: string;
  /** From the resource. */
  readonly path: Path;
  readonly node: ScalarNode;
}

/** The program at a path of a resource. */
export function programAt(resource: Resource, path: Path): EmbeddedProgram | undefined {
  const field = fieldAt(resource.kind, path);
  const node = nodeAt(resource.node, path);
  return field === undefined || node?.kind !== 'scalar'
    ? undefined
    : programOf(resource, { field, path, node });
}

/** The programs of a resource that a span of its document touches, in the order of the text. */
export function programsIn(
  resource: Resource,
  within: Span = { start: 0, end: Infinity },
): readonly EmbeddedProgram[] {
  const found: EmbeddedProgram[] = [];
  const walk = (node: YamlNode, schema: SchemaNode, path: Path, type: string, name: string): void => {
    if (node.kind === 'scalar') {
      const program = programOf(resource, { field: `${type}.${name}`, path, node });
      if (program) found.push(program);
      return;
    }
    const own = schema['x-argo-definition'] ?? '';
    for (const [segment, value] of membersOf(node)) {
      const next = childSchema(schema, segment);
      if (!next || value.span.end < within.start || value.span.start > within.end) continue;
      const isItem = typeof segment === 'number';
      walk(value, resolve(next), [...path, segment], isItem ? type : own, isItem ? name : segment);
    }
  };
  const root = definitions[resource.kind];
  if (root) walk(resource.node, resolve(root), [], '', '');
  return found;
}

function membersOf(node: Exclude<YamlNode, ScalarNode>): Iterable<readonly [string | number, YamlNode]> {
  if (node.kind === 'sequence') return node.items.entries();
  return [...node.byKey].map(([key, { value }]) => [key, value] as const);
}

function programOf(
  resource: Resource,
  { field, path, node }: Omit<EmbeddedProgram, 'language'>,
): EmbeddedProgram | undefined {
  const language = languageOf(field);
  if (language === undefined || node.type !== 'string') return undefined;
  const isText =
    field !== 'DataFilter.value' || textAt(resource.node, [...path.slice(0, -2), 'type']) === 'string';
  return isText ? { language, field, path, node } : undefined;
}
