import type { Random } from '../../scripts/fuzz/random.ts';
import { readFile } from '../../schemas/manifest/file.ts';
import { schemaAt } from '../../schemas/definitions.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import type { Entry, Path } from '../../schemas/yaml/node.ts';
import { positionAt } from '../../schemas/yaml/position.ts';

/** A manifest with one thing broken. */
export interface Mutation {
  readonly text: string;
  readonly kind: 'typo' | 'retype' | 'remove' | 'move' | 'rename';
  /** Zero-based lines on which the mistake, or the object that lacks something, stands. */
  readonly lines: readonly number[];
  /** Of a typo in a known field: how it was written, and how it is now. */
  readonly field?: string;
  readonly typo?: string;
}

interface Place {
  readonly entry: Entry;
  readonly path: Path;
  /** The key of the object around it. */
  readonly around: Entry | undefined;
}

const KINDS = ['typo', 'typo', 'retype', 'remove', 'move', 'rename'] as const;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Breaks one thing in the first document of a manifest in block style; undefined where there is nothing to break. */
export function mutateManifest(text: string, random: Random): Mutation | undefined {
  const content = readFile('file:///a.yaml', text).documents[0]?.content;
  const resource = content?.resources[0];
  const place = resource && random.pickAny(placesIn(resource));
  if (!content || !place) return undefined;
  const { entry, around } = place;
  const lineOf = (offset: number): number => positionAt(content.lineStarts, offset).line;
  const lines = [lineOf(entry.key.span.start), lineOf(entry.value.span.start)];
  if (around) lines.push(lineOf(around.key.span.start));
  const edit = (start: number, end: number, newText: string): string =>
    text.slice(0, start) + newText + text.slice(end);
  const { key, value } = entry;
  const end = endOf(text, entry);
  const kind = random.pick(KINDS);
  switch (kind) {
    case 'typo': {
      const typo = misspell(key.text, random);
      const known = schemaAt(resource.kind, place.path.slice(0, -1))?.properties;
      const field =
        known && Object.hasOwn(known, key.text) && !Object.hasOwn(known, typo)
          ? { field: key.text, typo }
          : {};
      return { text: edit(key.span.start, key.span.end, typo), kind, lines, ...field };
    }
    case 'retype':
      return {
        text: edit(value.span.start, end, random.pick(['7', '[a]', '{a: b}', 'true', '"x"'])),
        kind,
        lines,
      };
    case 'rename':
      if (value.kind !== 'scalar') return undefined;
      return {
        text: edit(value.span.start, end, random.pick(['""', 'nope', '"0"', '-1'])),
        kind,
        lines,
      };
    case 'remove':
    case 'move': {
      const [from, to] = linesOf(text, key.span.start, end);
      // The first line of a list item holds its dash too.
      if (text.slice(from, key.span.start).trim() !== '') return undefined;
      const lacking = [...lines, ...nextLine(lines)];
      if (kind === 'remove') return { text: edit(from, to, ''), kind, lines: lacking };
      if (!around || typeof place.path.at(-2) === 'number') return undefined;
      const behind = linesOf(text, around.key.span.start, endOf(text, around))[1];
      const moved = text.slice(from, to).replace(/^ {2}/gm, '');
      const before = text.slice(0, from) + text.slice(to, behind);
      return {
        text: before + moved + text.slice(behind),
        kind,
        lines: [...lacking, before.split('\n').length - 1],
      };
    }
  }
}

/** The end of a value: blocks reach to the line behind them. */
function endOf(text: string, { value: { span } }: Entry): number {
  return span.start + text.slice(span.start, span.end).trimEnd().length;
}

function nextLine(lines: readonly number[]): number[] {
  return lines.flatMap((line) => [line - 1, line + 1]);
}

function linesOf(text: string, from: number, to: number): [start: number, end: number] {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const end = text.indexOf('\n', to);
  return [start, end === -1 ? text.length : end + 1];
}

function misspell(word: string, random: Random): string {
  const at = random.below(word.length);
  const letter = LETTERS[random.below(LETTERS.length)] ?? 'x';
  switch (random.below(4)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1);
    case 1:
      return word.slice(0, at) + letter + word.slice(at);
    case 2:
      return word.slice(0, at) + letter + word.slice(at + 1);
    default:
      return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
  }
}

function placesIn(resource: Resource): Place[] {
  const places: Place[] = [];
  const walk = (entry: Entry, path: Path, around: Entry | undefined): void => {
    if (path.length > 1) places.push({ entry, path, around });
    inside(entry, path);
  };
  const inside = (entry: Entry, path: Path): void => {
    const { value } = entry;
    if (value.kind === 'map')
      for (const child of value.byKey.values()) walk(child, [...path, child.key.text], entry);
    if (value.kind !== 'sequence') return;
    for (const [index, item] of value.items.entries())
      if (item.kind === 'map')
        for (const child of item.byKey.values()) walk(child, [...path, index, child.key.text], entry);
  };
  const spec = resource.node.byKey.get('spec');
  if (spec) walk(spec, ['spec'], undefined);
  return places;
}
