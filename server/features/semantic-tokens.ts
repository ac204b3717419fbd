import { fileRange, type ManifestDocument } from '../../schemas/manifest/document.ts';
import type { ManifestFile } from '../../schemas/manifest/file.ts';
import type { Range, Span } from '../../schemas/yaml/position.ts';
import { maskTemplate } from '../../schemas/yaml/template.ts';
import { spansOf, textMapOf } from '../../schemas/yaml/text-map.ts';
import { programsIn } from '../embedded/programs.ts';
import { tokensOf } from '../embedded/tokens/table.ts';
import { TOKEN_TYPES, type LanguageTokenType } from '../embedded/tokens/token.ts';
import { spanInRange } from './span-in-range.ts';

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

const WHOLE: Span = { start: 0, end: Infinity };

interface PlacedToken {
  readonly type: LanguageTokenType;
  /** Within one line. */
  readonly span: Span;
}

function tokensIn(document: ManifestDocument, range: Range | undefined): PlacedToken[] {
  const { tree, text, resources } = document.content;
  const within = range ? spanInRange(document, range) : WHOLE;
  if (!within) return [];
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
