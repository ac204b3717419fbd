import type { CompletionItem } from 'vscode-languageserver-types';
import { pathName } from '../../emulator/engine/lang/reference.ts';
import { shapeOf, type Shape } from '../../emulator/engine/sources/samples/shapes.ts';
import { resolveShape } from './event-shape.ts';
import type { Json } from '../../schemas/schema-node.ts';
import { fileRange } from '../../schemas/manifest/document.ts';
import { nodeAt, type Path } from '../../schemas/yaml/node.ts';
import { dependencyEvent, isTransformed } from '../rules/dependency-event.ts';
import type { FeatureContext } from './context.ts';
import { wordAt, type Cursor } from './cursor.ts';
import { sampleData, type SampleData } from './event-data.ts';

const PROPERTY_KIND = 10;
const PATH_LETTER = /[^\s"',[\]{}]/;
const MOST_PATHS = 1_500;
const MOST_SHOWN = 40;

/**
 * The paths that there are in the data of the event that a filter or parameter looks at, each with its type and the value of a sample. Undefined
 * where no path belongs; none where the event is not in view, or a transform makes other data of it.
 */
export async function completeEventPaths(
  context: FeatureContext,
  { resource, path, onKey }: Cursor,
): Promise<CompletionItem[] | undefined> {
  const dependency = onKey || resource.kind !== 'Sensor' ? undefined : dependencyAt(resource.node, path);
  if (dependency === undefined) return undefined;
  const event = dependencyEvent(resource, dependency, context.viewFrom(resource.namespace));
  if (!event || isTransformed(resource, dependency)) return [];
  const range = fileRange(context.document, wordAt(context.document.text, context.offset, PATH_LETTER));
  const found = new Map<string, CompletionItem>();
  for (const sample of sampleData(event.sourceType, event.entry)) {
    const shape = await shapeOf(event.sourceType, sample.sample.name);
    for (const [keys, value] of valuesIn(sample.data)) {
      const name = pathName(keys);
      if (name === '' || found.has(name) || found.size >= MOST_PATHS) continue;
      const description = shape && describe(shape, keys);
      found.set(name, {
        label: name,
        kind: PROPERTY_KIND,
        detail: detailOf(value, sample),
        ...(description !== undefined && { documentation: description }),
        sortText: `${String(keys.length).padStart(2, '0')}${String(found.size).padStart(4, '0')}`,
        textEdit: { range, newText: name },
      });
    }
  }
  return [...found.values()];
}

/** The name of the dependency whose event a path at this place looks into. */
function dependencyAt(node: Cursor['resource']['node'], path: Path): string | undefined {
  const at = (place: Path): string => {
    const found = nodeAt(node, place);
    return found?.kind === 'scalar' ? found.text : '';
  };
  const isFilter = path[1] === 'dependencies' && path.at(-1) === 'path' && path[3] === 'filters';
  if (isFilter) return at([...path.slice(0, 3), 'name']);
  if (path.at(-1) !== 'dataKey' || path.at(-2) !== 'src') return undefined;
  return at([...path.slice(0, -1), 'dependencyName']);
}

/** Every place in the data with its keys, parents first; of a list the first item. */
function* valuesIn(
  data: Json,
  keys: readonly string[] = [],
): Generator<readonly [keys: string[], value: Json]> {
  yield [[...keys], data];
  if (typeof data !== 'object' || data === null) return;
  const members: readonly (readonly [string, Json])[] = Object.entries(
    Array.isArray(data) ? data.slice(0, 1) : data,
  ) as [string, Json][];
  for (const [key, value] of members) yield* valuesIn(value, [...keys, key]);
}

function detailOf(value: Json, { sample }: SampleData): string {
  if (Array.isArray(value)) return `list (${sample.name})`;
  if (typeof value === 'object' && value !== null) return `object (${sample.name})`;
  const text = JSON.stringify(value);
  const shown = text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
  return `${value === null ? 'null' : typeof value}, ${shown} (${sample.name})`;
}

/** The payload, of which the shape speaks, stands in the body. */
function describe(shape: Shape, keys: readonly string[]): string | undefined {
  const inBody = keys[0] === 'body' ? keys.slice(1) : keys;
  return resolveShape(shape, inBody)?.description;
}
