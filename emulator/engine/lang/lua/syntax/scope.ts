import type { Block, Expression, Proto, Variable } from './ast.ts';

/** A `goto` that has not met its label yet. */
export interface Pending {
  readonly label: string;
  readonly line: number;
  /** How many variables are visible where it stands, or at the end of the blocks it has left since. */
  visible: number;
}

interface OpenBlock {
  readonly block: Block;
  readonly visible: number;
  readonly loop: boolean;
  /** How many variables are visible at each label. */
  readonly labels: Map<string, number>;
  readonly gotos: Pending[];
}

/** A function while it is parsed. */
export interface FunctionScope {
  readonly parent: FunctionScope | undefined;
  readonly proto: Proto;
  /** Names of the cells, in their order. */
  readonly cells: string[];
  readonly visible: Variable[];
  readonly blocks: OpenBlock[];
}

export function openFunction(
  parent: FunctionScope | undefined,
  line: number,
  source: string,
  vararg: boolean,
): FunctionScope {
  const proto: Proto = {
    params: [],
    vararg,
    usesVararg: false,
    slots: 0,
    captures: [],
    body: { statements: [], labels: new Map() },
    line,
    source,
  };
  return { parent, proto, cells: [], visible: [], blocks: [] };
}

export function openBlock({ blocks, visible }: FunctionScope, loop = false): Block {
  const block: Block = { statements: [], labels: new Map() };
  blocks.push({ block, visible: visible.length, loop, labels: new Map(), gotos: [] });
  return block;
}

/** Ends the innermost block; gives back the `goto` that finds no label. */
export function closeBlock(scope: FunctionScope): Pending | undefined {
  const closed = scope.blocks.pop();
  if (!closed) return undefined;
  const { block, visible, labels, gotos } = closed;
  scope.visible.length = visible;
  const outer = scope.blocks.at(-1);
  for (const jump of gotos) {
    const place = block.labels.get(jump.label);
    if (place !== undefined) {
      const last = place === block.statements.length;
      if (!last && (labels.get(jump.label) ?? 0) > jump.visible) return jump;
      continue;
    }
    if (!outer) return jump;
    jump.visible = Math.min(jump.visible, visible);
    outer.gotos.push(jump);
  }
  return undefined;
}

/** Places a label before the next statement; false when the block has it already. */
export function placeLabel({ blocks, visible }: FunctionScope, name: string): boolean {
  const open = blocks.at(-1);
  if (open?.block.labels.has(name)) return false;
  open?.block.labels.set(name, open.block.statements.length);
  open?.labels.set(name, visible.length);
  return true;
}

export function declare({ proto, visible }: FunctionScope, name: string): Variable {
  const variable = { name, slot: proto.slots++, captured: false };
  visible.push(variable);
  return variable;
}

/** What a name means where the parser stands. */
export function resolve(scope: FunctionScope, name: string, line: number): Expression {
  const variable = scope.visible.findLast((one) => one.name === name);
  if (variable) return { kind: 'local', variable, line };
  const cell = cellOf(scope, name);
  return cell === undefined ? { kind: 'global', name, line } : { kind: 'cell', cell, name, line };
}

function cellOf(scope: FunctionScope, name: string): number | undefined {
  const known = scope.cells.indexOf(name);
  const { parent } = scope;
  if (!parent) return undefined;
  const variable = parent.visible.findLast((one) => one.name === name);
  if (variable) {
    const same = scope.proto.captures.findIndex((one) => 'local' in one && one.local === variable);
    if (same !== -1) return same;
    variable.captured = true;
    return addCell(scope, name, { local: variable });
  }
  if (known !== -1) return known;
  const cell = cellOf(parent, name);
  return cell === undefined ? undefined : addCell(scope, name, { cell });
}

function addCell({ cells, proto }: FunctionScope, name: string, capture: Proto['captures'][number]): number {
  cells.push(name);
  proto.captures.push(capture);
  return cells.length - 1;
}
