import { blockText } from './block-text.ts';
import { flowText } from './flow-text.ts';
import type { ScalarNode } from './node.ts';
import type { Span } from './position.ts';
import type { TextDraft } from './text-draft.ts';
import { hasFiller } from './template.ts';

/** A scalar's text and where each UTF-16 unit of it stands in the document. */
export interface TextMap {
  readonly text: string;
  /** For each unit, where what is written for it begins and ends: one character, an escape, a line break with its indent. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly document: string;
}

/**
 * Undefined where the places are not certain, as for the text of an alias.
 * @param readable the document with its template actions masked, where that is how it was read
 */
export function textMapOf(node: ScalarNode, document: string, readable = document): TextMap | undefined {
  const { span, text } = node;
  for (const draft of draftsOf(node, readable)) {
    const certain = restored(draft, document, readable);
    const isWhole = document.slice(span.start, span.end) === text && readable !== document;
    if (certain.text === text || (isWhole && hasFiller(readable.slice(span.start, span.end)))) return certain;
  }
  return undefined;
}

/** The pieces of the document that stand for a piece of the text; line breaks stand in none. */
export function spansOf({ text, starts, ends, document }: TextMap, start: number, end: number): Span[] {
  const spans: Span[] = [];
  for (let i = start; i < Math.min(end, text.length); i++) {
    const [from = 0, to = 0] = [starts[i], ends[i]];
    if (to === from || /[\r\n]/.test(document.slice(from, to))) continue;
    const last = spans.at(-1);
    if (last && from <= last.end) spans[spans.length - 1] = { start: last.start, end: to };
    else spans.push({ start: from, end: to });
  }
  return spans;
}

/** The place in the text of an offset in the document. */
export function textOffset({ ends, text }: TextMap, offset: number): number {
  const found = ends.findIndex((end) => end > offset);
  return found < 0 ? text.length : found;
}

function draftsOf({ span, quoted }: ScalarNode, source: string): Iterable<TextDraft> {
  const first = source.charAt(span.start);
  if (quoted && (first === '|' || first === '>')) return blockText(source, span);
  if (quoted && first !== '"' && first !== "'") return [];
  return [flowText(source, span, quoted ? first : '')];
}

/** Puts back what a mask hides. */
function restored({ units, starts, ends }: TextDraft, document: string, readable: string): TextMap {
  if (readable !== document)
    starts.forEach((at, i) => {
      if (readable[at] !== document[at]) units[i] = document.charAt(at);
    });
  return { text: units.join(''), starts, ends, document };
}
