import { offsetAt, type Position } from '../yaml/position.ts';
import { sliceFile } from '../yaml/slice.ts';
import { readText, type ManifestDocument, type ManifestText } from './document.ts';

/** A file as its documents. Every slice of the file is there, also those that hold nothing of ours. */
export interface ManifestFile {
  readonly uri: string;
  readonly text: string;
  readonly documents: readonly ManifestDocument[];
}

/**
 * Reads a file. Documents whose text also stands in `previous` are taken over as they are, so that a keystroke reads one document again.
 */
export function readFile(uri: string, text: string, previous?: ManifestFile): ManifestFile {
  if (previous?.text === text && previous.uri === uri) return previous;
  const known = new Map<string, ManifestText>(
    previous?.documents.map(({ content }) => [content.text, content]),
  );
  const documents = sliceFile(text).map((slice, index) => ({
    ...slice,
    index,
    content: known.get(slice.text) ?? readText(slice.text),
  }));
  return { uri, text, documents };
}

/** The document at a position of the file. */
export function documentAt(file: ManifestFile, position: Position): ManifestDocument | undefined {
  return file.documents.findLast((document) => document.line <= position.line) ?? file.documents[0];
}

/** The offset in the document of a position in the file. */
export function documentOffset(document: ManifestDocument, position: Position): number {
  const inside = { line: position.line - document.line, character: position.character };
  return offsetAt(document.content.lineStarts, document.text.length, inside);
}
