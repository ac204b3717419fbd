import { tokenize, type Item } from '../../../emulator/engine/lang/template/lex.ts';
import { templatePlace } from '../../../emulator/engine/lang/template/references.ts';
import { CURSOR, withCursor, wordIn, type Asked } from './asked.ts';

/** What is being written at an offset of a Go template; undefined in texts, comments and outside of actions. */
export function askedOfTemplate(source: string, offset: number): Asked | undefined {
  const word = wordIn(source, offset);
  const before = source.slice(0, word.start);
  const items = tokenize(`${before}${CURSOR}`).filter(({ type }) => type !== 'space');
  const written = items.findLast(({ type }) => type !== 'error' && type !== 'EOF');
  if (!written?.value.endsWith(CURSOR) || !['identifier', 'field', 'variable'].includes(written.type))
    return undefined;
  const variables = variablesIn(items);
  if (written.type === 'variable')
    return { word: { ...word, start: word.start - 1 }, kind: 'name', variables };
  if (written.type === 'identifier') return { word, kind: 'name', variables };
  const keys =
    templatePlace(withCursor(source, word), CURSOR) ??
    templatePlace(`${before}${CURSOR}${closing(items)}`, CURSOR);
  return { word, kind: 'member', keys, variables };
}

/** Opens a block, which has an end. */
const OPENS = new Set(['if', 'range', 'with', 'block', 'define']);

/** What ends all that is open. */
function closing(items: readonly Item[]): string {
  const action = items.slice(items.findLastIndex(({ type }) => type === 'leftDelim'));
  const open = action.filter(({ type }) => type === 'leftParen').length;
  const closed = action.filter(({ type }) => type === 'rightParen').length;
  return `${')'.repeat(Math.max(0, open - closed))}}}${'{{end}}'.repeat(blocksIn(items).length)}`;
}

/** Of each block that is open, where its variables begin; an `else if` goes on in the same one. */
function blocksIn(items: readonly Item[]): number[] {
  const blocks: number[] = [];
  items.forEach(({ type }, i) => {
    if (OPENS.has(type) && items[i - 1]?.type === 'leftDelim') blocks.push(i);
    else if (type === 'end') blocks.pop();
  });
  return blocks;
}

function variablesIn(items: readonly Item[]): string[] {
  const declared = new Map<string, number>();
  const open: number[] = [];
  items.forEach(({ type, value }, i) => {
    if (OPENS.has(type) && items[i - 1]?.type === 'leftDelim') open.push(i);
    else if (type === 'end') {
      const from = open.pop() ?? 0;
      for (const [name, at] of declared) if (at >= from) declared.delete(name);
    } else if (type === 'variable' && value !== '$' && isDeclared(items, i)) declared.set(value, i);
  });
  return ['$', ...declared.keys()];
}

/** `$x :=`, or the first of `$i, $x :=`. */
function isDeclared(items: readonly Item[], at: number): boolean {
  const next = items[at + 1];
  return next?.type === 'declare' || (next?.value === ',' && items[at + 3]?.type === 'declare');
}
