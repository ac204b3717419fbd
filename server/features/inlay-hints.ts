import type { InlayHint, Range } from 'vscode-languageserver-types';
import { symbolsOf } from '../../schemas/graph/symbols.ts';
import { filePosition } from '../../schemas/manifest/document.ts';
import type { ManifestFile } from '../../schemas/manifest/file.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import { nodeAt, type Path } from '../../schemas/yaml/node.ts';

/** What holds without being written: the condition of a trigger that has none, where there is more than one dependency. */
export function inlayHints(file: ManifestFile, { start, end }: Range): InlayHint[] {
  return file.documents.flatMap((document) =>
    document.content.resources.flatMap((resource) =>
      implicitConditions(resource)
        .map(({ offset, condition }): InlayHint => ({
          position: filePosition(document, offset),
          label: `when ${condition}`,
          paddingLeft: true,
          tooltip: 'Without `conditions` a trigger waits for all dependencies of its Sensor.',
        }))
        .filter(({ position: { line } }) => line >= start.line && line <= end.line),
    ),
  );
}

function implicitConditions(resource: Resource): { offset: number; condition: string }[] {
  const { definitions } = symbolsOf(resource);
  const names = definitions.filter(({ kind }) => kind === 'dependency').map(({ name }) => name);
  if (names.length < 2) return [];
  return definitions.flatMap(({ kind, path, span }) => {
    const template: Path = path.slice(resource.path.length, -1);
    if (kind !== 'trigger' || template.includes('dlqTrigger')) return [];
    if (nodeAt(resource.node, [...template, 'conditions'])) return [];
    return [{ offset: span.end, condition: names.join(' && ') }];
  });
}
