/** A key around a place, by the indents of the lines. */
export interface EnclosingKey {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

const KEY = /^( *)((?:- +)*)["']?([\w./$-]+)["']? *:(?:\s|$)/;

/** The keys of block mappings around a place, from the inside out; the text need not be YAML. The key in the line itself is not one of them. */
export function enclosingKeys(lines: readonly string[], line: number, character: number): EnclosingKey[] {
  const found: EnclosingKey[] = [];
  let limit = ownColumn(lines[line] ?? '', character);
  for (let index = line - 1; index >= 0 && limit > 0; index--) {
    const text = lines[index] ?? '';
    const [, indent = '', dashes = '', name] = KEY.exec(text) ?? [];
    if (name === undefined) {
      limit = Math.min(limit, itemColumn(text) ?? limit);
      continue;
    }
    const column = indent.length + dashes.length;
    if (column < limit) {
      found.push({ name, line: index, column });
      limit = column;
    }
    if (dashes !== '') limit = Math.min(limit, indent.length + 1);
  }
  return found;
}

/** Keys left of this column may be around: those of a list may stand right above its dashes. */
function ownColumn(line: string, character: number): number {
  if (line.trim() === '') return character;
  return itemColumn(line) ?? /^ */.exec(line)?.[0].length ?? 0;
}

function itemColumn(line: string): number | undefined {
  const dash = /^( *)-(?:\s|$)/.exec(line);
  return dash ? (dash[1] ?? '').length + 1 : undefined;
}
