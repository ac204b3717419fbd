import type { Entry, MapNode, ScalarNode } from './node.ts';
import type { Span } from './position.ts';
import { resolvePlain } from './scalar.ts';
import { isTemplated } from './template.ts';

/** As go-yaml v2 fills a map: in the order of the text, each entry over what was there, merged ones too. */
export function mapNode(span: Span, entries: readonly Entry[]): MapNode {
  const byKey = new Map<string, Entry>();
  for (const entry of entries) byKey.set(entry.key.text, entry);
  return { kind: 'map', span, entries, byKey };
}

/** What was written without quotes at an offset. */
export function scalarNode(written: string, start: number): ScalarNode {
  const span = { start, end: start + written.length };
  const { type, value, text } = resolvePlain(written);
  const templated = type === 'string' && isTemplated(written);
  return { kind: 'scalar', span, type, value, text, quoted: false, templated };
}

/** What was written in quotes, or below an indicator. */
export function textNode(text: string, span: Span): ScalarNode {
  const templated = isTemplated(text);
  return { kind: 'scalar', span, type: 'string', value: text, text, quoted: true, templated };
}

export function emptyAt(offset: number): ScalarNode {
  const span = { start: offset, end: offset };
  return { kind: 'scalar', span, type: 'null', value: null, text: 'null', quoted: false, templated: false };
}
