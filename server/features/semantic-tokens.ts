import { fileRange, type ManifestDocument } from '../../schemas/manifest/document.ts';
import type { ManifestFile } from '../../schemas/manifest/file.ts';
import { offsetAt, type Range, type Span } from '../../schemas/yaml/position.ts';
import { maskTemplate } from '../../schemas/yaml/template.ts';
import { spansOf, textMapOf } from '../../schemas/yaml/text-map.ts';
import { programsIn } from '../embedded/programs.ts';
import { tokensOf } from '../embedded/tokens/table.ts';
import { TOKEN_TYPES, type LanguageTokenType } from '../embedded/tokens/token.ts';

/** The legend: places in these lists are the numbers of an answer. */
export const TOKEN_LEGEND = { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [] };

/** The tokens of the languages inside a file's manifests, as the Language Server Protocol encodes them. */
export function semanticTokens(file: ManifestFile, range?: Range): { data: number[] } {
  const data: number[] = [];
  let [line, character] = [0, 0];
  for (const document of file.documents) {
    if (!document.content.relevant) continue;
    for (const { type, span } of tokensIn(document, range)) {
      const { start, end } = fileRange(document, span);
      const first = start.line === line ? start.character - character : start.character;
      data.push(start.line - line, first, end.character - start.character, TOKEN_TYPES.indexOf(type), 0);
      ({ line, character } = start);
    }
  }
  return { data };
}

interface PlacedToken {
  readonly type: LanguageTokenType;
  /** Within one line. */
  readonly span: Span;
}

function tokensIn(document: ManifestDocument, range: Range | undefined): PlacedToken[] {
  const { tree, text, resources } = document.content;
  const within = range && spanOf(document, range);
  if (within && within.end < within.start) return [];
  const readable = tree.templated ? maskTemplate(text).text : text;
  const found = new Map<number, PlacedToken>();
  for (const { language, node } of resources.flatMap((resource) => programsIn(resource, within))) {
    // Whose template that is, nobody can tell.
    const map = language === 'template' && tree.templated ? undefined : textMapOf(node, text, readable);
    for (const { type, start, end } of map ? tokensOf(language, map.text) : [])
      for (const span of map ? spansOf(map, start, end) : []) found.set(span.start, { type, span });
  }
  return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}

/** The part of a document that lies in a range of its file; empty, its end before its start, where none does. */
function spanOf(document: ManifestDocument, { start, end }: Range): Span {
  const starts = document.content.lineStarts;
  const lines = starts.length;
  if (end.line < document.line || start.line > document.line + lines) return { start: 0, end: -1 };
  const at = (line: number, character: number): number =>
    line < document.line
      ? 0
      : offsetAt(starts, document.text.length, { line: line - document.line, character });
  return { start: at(start.line, 0), end: at(end.line, end.character) };
}
