import type { ManifestDocument } from '../../schemas/manifest/document.ts';
import type { ManifestFile } from '../../schemas/manifest/file.ts';
import { positionAt, type Span } from '../../schemas/yaml/position.ts';

const COMMENT = /#[ \t]*argo-events-disable-(next-line|line|file)[ \t]+([\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)/g;

const inFiles = new WeakMap<ManifestFile, ReadonlySet<string>>();

/** Codes that comments switch off: by line of the document, and in the whole file. */
export interface Suppressed {
  readonly lines: ReadonlyMap<number, ReadonlySet<string>>;
  readonly file: ReadonlySet<string>;
}

/** Reads `# argo-events-disable-next-line CODE[, CODE]`, `…-line` and `…-file`. */
export function suppressedIn(document: ManifestDocument, file: ManifestFile): Suppressed {
  const lines = new Map<number, ReadonlySet<string>>();
  if (!file.text.includes('argo-events-disable')) return { lines, file: new Set() };
  for (const { place, codes, offset } of commentsIn(document.text)) {
    if (place === 'file') continue;
    const line = positionAt(document.content.lineStarts, offset).line + (place === 'line' ? 0 : 1);
    lines.set(line, new Set([...(lines.get(line) ?? []), ...codes]));
  }
  return { lines, file: codesOfFile(file) };
}

function codesOfFile(file: ManifestFile): ReadonlySet<string> {
  const known = inFiles.get(file);
  if (known) return known;
  const codes = new Set(
    commentsIn(file.text).flatMap((comment) => (comment.place === 'file' ? comment.codes : [])),
  );
  inFiles.set(file, codes);
  return codes;
}

function commentsIn(text: string): { place: string; codes: string[]; offset: number }[] {
  return [...text.matchAll(COMMENT)].map((match) => ({
    place: match[1] ?? '',
    codes: (match[2] ?? '').split(',').map((code) => code.trim()),
    offset: match.index,
  }));
}

/** Each code that a comment switches off, with its place in the text. */
export function disabledCodes(text: string): { readonly code: string; readonly span: Span }[] {
  return [...text.matchAll(COMMENT)].flatMap((match) => {
    const list = match[2] ?? '';
    const begin = match.index + match[0].length - list.length;
    return [...list.matchAll(/[\w-]+/g)].map(({ 0: code, index }) => ({
      code,
      span: { start: begin + index, end: begin + index + code.length },
    }));
  });
}
