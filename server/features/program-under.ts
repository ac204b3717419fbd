import type { ManifestDocument } from '../../schemas/manifest/document.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import { nodeAt, pathAt } from '../../schemas/yaml/node.ts';
import { maskTemplate } from '../../schemas/yaml/template.ts';
import { textMapOf, textOffset, type TextMap } from '../../schemas/yaml/text-map.ts';
import { programAt, type EmbeddedProgram } from '../embedded/programs.ts';

/** A program, and a place in it. */
export interface PlacedProgram extends EmbeddedProgram {
  readonly resource: Resource;
  readonly map: TextMap;
  /** Offset in the text of the map. */
  readonly at: number;
}

/** The program at an offset of a document as it stands; undefined where there is none, or its places are not certain. */
export function programUnder(document: ManifestDocument, offset: number): PlacedProgram | undefined {
  const { resources, tree, text } = document.content;
  // Blanks behind a plain scalar are not a part of it, and yet being written.
  const reach = offset - (/[ \t]*$/.exec(text.slice(0, offset))?.[0].length ?? 0);
  for (const resource of resources) {
    for (const place of new Set([offset, reach])) {
      const { path, onKey } = pathAt(resource.node, place);
      if (onKey || nodeAt(resource.node, path)?.kind !== 'scalar') continue;
      const program = programAt(resource, path);
      const readable = program && tree.templated ? maskTemplate(text).text : text;
      const map = program && textMapOf(program.node, text, readable);
      if (program && map) return { ...program, resource, map, at: textOffset(map, offset) };
    }
  }
  return undefined;
}
