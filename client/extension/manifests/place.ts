import { fromPointer, type Where } from '../../../emulator/engine/trace/where.ts';
import { fileRange } from '../../../schemas/manifest/document.ts';
import { readFile } from '../../../schemas/manifest/file.ts';
import { spanOf } from '../../../schemas/yaml/node.ts';
import type { Range } from '../../../schemas/yaml/position.ts';

/** The range of a place in the text of its file; undefined when the document is no longer there. */
export function rangeOf(text: string, where: Where): Range | undefined {
  const document = readFile(where.uri, text).documents[where.document];
  const root = document?.content.tree.root;
  return document && root && fileRange(document, spanOf(root, fromPointer(where.pointer)));
}
