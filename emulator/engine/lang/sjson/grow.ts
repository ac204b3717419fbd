import type { PlainPart } from '../gjson/plainPath.ts';
import { plainPath } from '../gjson/plainPath.ts';
import { quote } from './build.ts';

/** A document that is written from nothing, part by part, and becomes text in the end. */
export interface Growing {
  root: Grown | undefined;
}

type Grown =
  /** A value that was written; nothing is known of its inside. */
  { readonly kind: 'value'; text: string } | Block;

type Block =
  | { readonly kind: 'object'; readonly members: Map<string, Grown> }
  | { readonly kind: 'list'; readonly items: Grown[] };

/** A larger index fills a list with more nulls than are simple. */
const MAX_INDEX = 100;

/**
 * Writes to a plain path what `set` would write there; false, with nothing written, for all that is not simple.
 * @param value JSON without blanks around it
 */
export function grow(growing: Growing, path: string, value: string): boolean {
  const parts = plainPath(path);
  if (!parts || parts.some(({ key, index }) => key === '-1' || index > MAX_INDEX)) return false;
  if (!growing.root) {
    growing.root = grown(parts, 0, value);
    return true;
  }
  let parent = growing.root;
  for (let depth = 0; ; depth++) {
    const part = parts[depth];
    if (!part) {
      if (parent.kind !== 'value') return false;
      parent.text = value;
      return true;
    }
    if (parent.kind === 'value' || (parent.kind === 'list' && part.index === -1)) return false;
    const child = childOf(parent, part);
    if (!child) {
      addTo(parent, part, grown(parts, depth + 1, value));
      return true;
    }
    parent = child;
  }
}

/** The document as text; empty if nothing was written. */
export function grownText({ root }: Growing): string {
  return root ? textOf(root) : '';
}

/** What holds a value at the path from `depth` on. */
function grown(parts: readonly PlainPart[], depth: number, value: string): Grown {
  const part = parts[depth];
  if (!part) return { kind: 'value', text: value };
  const made: Block =
    part.index === -1 ? { kind: 'object', members: new Map() } : { kind: 'list', items: [] };
  addTo(made, part, grown(parts, depth + 1, value));
  return made;
}

function childOf(parent: Block, part: PlainPart): Grown | undefined {
  return parent.kind === 'object' ? parent.members.get(part.key) : parent.items[part.index];
}

function addTo(parent: Block, { key, index }: PlainPart, child: Grown): void {
  if (parent.kind === 'object') {
    parent.members.set(key, child);
    return;
  }
  while (parent.items.length < index) parent.items.push({ kind: 'value', text: 'null' });
  parent.items.push(child);
}

function textOf(node: Grown): string {
  if (node.kind === 'value') return node.text;
  let text = '';
  if (node.kind === 'list') {
    for (const item of node.items) text += (text === '' ? '' : ',') + textOf(item);
    return `[${text}]`;
  }
  for (const [key, member] of node.members)
    text += `${text === '' ? '' : ','}${quote(key)}:${textOf(member)}`;
  return `{${text}}`;
}
