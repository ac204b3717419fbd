import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { fromPointer, type Where } from '../../../emulator/engine/trace/where.ts';
import { filePosition } from '../../../schemas/manifest/document.ts';
import { readFile } from '../../../schemas/manifest/file.ts';
import { spanOf } from '../../../schemas/yaml/node.ts';
import type { Manifests } from '../collect.ts';

/** Shows a place of a manifest, of its configuration or of a test event, as `file:line`, relative to a folder. */
export function whereText({ files, project, names }: Manifests, cwd: string): (where: Where) => string {
  const configs = files.flatMap(({ uri }) => project.configFileFor(uri) ?? []);
  const read = [...configs, ...project.testEvents()].map(({ uri, text }) => readFile(uri, text));
  const byUri = new Map([...files, ...read].map((file) => [file.uri, file]));
  return (where) => {
    const onDisk = where.uri.startsWith('file:') ? relative(cwd, fileURLToPath(where.uri)) : where.uri;
    const path = names?.get(where.uri) ?? onDisk;
    const document = byUri.get(where.uri)?.documents[where.document];
    const root = document?.content.tree.root;
    if (!document || !root) return path;
    const { line } = filePosition(document, spanOf(root, fromPointer(where.pointer)).start);
    return `${path}:${line + 1}`;
  };
}
