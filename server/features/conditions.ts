import type { Reference } from '../../schemas/graph/symbols.ts';
import type { ManifestDocument } from '../../schemas/manifest/document.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import { nodeAt, pathAt } from '../../schemas/yaml/node.ts';
import { wordAt } from './cursor.ts';
import { isConditions } from './names.ts';

/** The characters of a dependency's name. */
export const NAME_LETTER = /[\w.-]/;

/** The dependency name under an offset inside the text of `conditions`. */
export function conditionReferenceAt(
  document: ManifestDocument,
  resource: Resource,
  offset: number,
): Reference | undefined {
  const root = document.content.tree.root;
  const { path, onKey } = pathAt(root, offset);
  const node = nodeAt(root, path);
  if (onKey || !isConditions(path) || node?.kind !== 'scalar' || resource.kind !== 'Sensor') return undefined;
  const span = wordAt(document.text, offset, NAME_LETTER);
  const name = document.text.slice(span.start, span.end);
  return name === '' ? undefined : { kind: 'dependency', name, path, span };
}
