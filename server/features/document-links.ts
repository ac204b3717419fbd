import type { DocumentLink } from 'vscode-languageserver-types';
import { folderOf, joinPath } from '../../schemas/graph/place.ts';
import { childOf, type YamlNode } from '../../schemas/yaml/node.ts';
import { parseTree } from '../../schemas/yaml/parse.ts';
import { lineStarts, positionAt, type Span } from '../../schemas/yaml/position.ts';
import { disabledCodes } from '../rules/suppress.ts';
import { ruleCodes } from '../rules/table.ts';

/**
 * From each rule that a comment switches off to its page.
 * @param docs URI of the folder that holds the pages
 */
export function manifestLinks(text: string, docs: string | undefined): DocumentLink[] {
  const linkTo = linksIn(text);
  return disabledCodes(text).flatMap(({ code, span }) => linkTo(span, pageOf(code, docs), 'About this rule'));
}

/** In a configuration: from rules to their pages, and from files that it names to the files. */
export function configLinks(uri: string, text: string, docs: string | undefined): DocumentLink[] {
  const { root } = parseTree(text);
  const linkTo = linksIn(text);
  const rules = childOf(root, 'rules');
  const pages =
    rules?.kind === 'map'
      ? rules.entries.flatMap(({ key }) => linkTo(key.span, pageOf(key.text, docs), 'About this rule'))
      : [];
  const named = [...itemsOf(childOf(root, 'artifacts')), ...itemsOf(childOf(root, 'secrets'))];
  const files = named.flatMap((item) => {
    const file = childOf(item, 'file');
    if (file?.kind !== 'scalar' || file.type !== 'string' || file.text === '') return [];
    const path = file.text.split('/').map(encodeURIComponent).join('/');
    return linkTo(file.span, joinPath(folderOf(uri), path), 'Open the file');
  });
  return [...pages, ...files];
}

function linksIn(text: string): (span: Span, target: string | undefined, tooltip: string) => DocumentLink[] {
  const starts = lineStarts(text);
  return (span, target, tooltip) => {
    if (target === undefined || target.startsWith('\0')) return [];
    return [
      {
        range: { start: positionAt(starts, span.start), end: positionAt(starts, span.end) },
        target,
        tooltip,
      },
    ];
  };
}

function pageOf(code: string, docs: string | undefined): string | undefined {
  return docs === undefined || !ruleCodes.includes(code) ? undefined : `${docs}/${code}.md`;
}

function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.kind === 'sequence' ? node.items : [];
}
