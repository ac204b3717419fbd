import { tokenize, type Item, type ItemType } from '../../../emulator/engine/lang/template/lex.ts';
import type { Call } from './call.ts';

/** Begins a command. */
const BEGINS: ReadonlySet<ItemType> = new Set<ItemType>([
  'leftDelim',
  'leftParen',
  'pipe',
  'assign',
  'declare',
  'if',
  'with',
  'range',
  'else',
]);

/** The command of a Go template that is being written, and which of its arguments: they stand behind blanks. */
export function templateCall(before: string): Call | undefined {
  const items = tokenize(before).filter(({ type }) => type !== 'EOF' && type !== 'error');
  if (!isInAction(items)) return undefined;
  const command = commandIn(items);
  const at = command.findIndex(({ type }) => type !== 'space');
  const name = command[at];
  if (name?.type !== 'identifier') return undefined;
  const gaps = command.slice(at + 1).filter(({ type }) => type === 'space').length;
  // A text that is not yet closed is not among the items.
  const argument = gaps - 1;
  return argument < 0 ? undefined : { name: name.value, argument };
}

function isInAction(items: readonly Item[]): boolean {
  const last = items.findLast(({ type }) => type === 'leftDelim' || type === 'rightDelim');
  return last?.type === 'leftDelim';
}

/** The items of the innermost command, with what stands in brackets in it as one item. */
function commandIn(items: readonly Item[]): readonly Item[] {
  const stack: Item[][] = [[]];
  for (const item of items) {
    if (item.type === 'rightParen') {
      stack.pop();
      stack.at(-1)?.push(item);
    } else if (item.type === 'leftParen') stack.push([]);
    else if (BEGINS.has(item.type)) stack[stack.length - 1] = [];
    else stack.at(-1)?.push(item);
  }
  return stack.at(-1) ?? [];
}
