import { parseTree, type Tree } from '../yaml/parse.ts';
import { lineStarts, positionAt, type Position, type Range, type Span } from '../yaml/position.ts';
import type { Slice } from '../yaml/slice.ts';
import { resourcesOf, type Resource } from './resource.ts';

/** What is known of the text of one document, wherever it stands: read at most once, when first asked for. */
export interface ManifestText {
  readonly text: string;
  /** Cheap: whether one of our kinds is named at all. When not, nobody needs `tree`. */
  readonly relevant: boolean;
  readonly tree: Tree;
  readonly resources: readonly Resource[];
  readonly lineStarts: readonly number[];
}

/** One document of a file. Spans inside are offsets of its own text; `range` and `offset` lead out to the file. */
export interface ManifestDocument extends Slice {
  readonly index: number;
  readonly content: ManifestText;
}

const OURS = /EventSource|Sensor|EventBus/;

export function readText(text: string): ManifestText {
  let tree: Tree | undefined;
  let resources: readonly Resource[] | undefined;
  let starts: readonly number[] | undefined;
  return {
    text,
    relevant: OURS.test(text),
    get tree() {
      return (tree ??= parseTree(text));
    },
    get resources() {
      return (resources ??= this.relevant ? resourcesOf(this.tree.root) : []);
    },
    get lineStarts() {
      return (starts ??= lineStarts(text));
    },
  };
}

/** The position in the file of an offset in the document. */
export function filePosition(document: ManifestDocument, offset: number): Position {
  const inside = positionAt(document.content.lineStarts, offset);
  return { line: inside.line + document.line, character: inside.character };
}

/** The range in the file of a span in the document. */
export function fileRange(document: ManifestDocument, span: Span): Range {
  return { start: filePosition(document, span.start), end: filePosition(document, span.end) };
}
