import type { ManifestDocument } from '../../schemas/manifest/document.ts';
import { offsetAt, type Range, type Span } from '../../schemas/yaml/position.ts';

/** The part of a document that lies in the lines of a range of its file; undefined where none does. */
export function spanInRange(document: ManifestDocument, { start, end }: Range): Span | undefined {
  const starts = document.content.lineStarts;
  if (end.line < document.line || start.line > document.line + starts.length) return undefined;
  const at = (line: number, character: number): number =>
    line < document.line
      ? 0
      : offsetAt(starts, document.text.length, { line: line - document.line, character });
  return { start: at(start.line, 0), end: at(end.line, end.character) };
}
