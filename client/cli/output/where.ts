import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { fromPointer, type Where } from '../../../emulator/engine/trace/where.ts';
import { filePosition } from '../../../schemas/manifest/document.ts';
import type { ManifestFile } from '../../../schemas/manifest/file.ts';
import { spanOf } from '../../../schemas/yaml/node.ts';

/** Shows a place as `file:line`, relative to a folder. */
export function whereText(files: readonly ManifestFile[], cwd: string): (where: Where) => string {
  const byUri = new Map(files.map((file) => [file.uri, file]));
  return (where) => {
    const path = where.uri.startsWith('file:') ? relative(cwd, fileURLToPath(where.uri)) : where.uri;
    const document = byUri.get(where.uri)?.documents[where.document];
    const root = document?.content.tree.root;
    if (!document || !root) return path;
    const { line } = filePosition(document, spanOf(root, fromPointer(where.pointer)).start);
    return `${path}:${line + 1}`;
  };
}
