import { compareCodePoints } from '../codePoints.ts';
import { printValue } from '../fmt/print.ts';
import type { GoValue } from '../fmt/value.ts';
import { goInt, isInt, isListValue, isMapValue } from '../fmt/value.ts';
import { goQuote } from '../goQuote.ts';
import { evalPipeline } from './evaluate.ts';
import type { BranchNode, ListNode, StatementNode, TemplateNode } from './node.ts';
import type { Ref } from './ref.ts';
import { boxed, plain, unbox } from './ref.ts';
import type { State } from './state.ts';
import { assign, fail } from './state.ts';
import { isTrue } from './truth.ts';

/** How a block ended: a jump leaves the blocks up to its range. */
type Ending = 'done' | 'break' | 'continue';

/** How deep templates may call templates, given the stack of JavaScript; Go's limit is 100,000. */
const MAX_DEPTH = 400;
const GO_MAX_DEPTH = 100_000;

export function walkList(state: State, dot: Ref, list: ListNode): Ending {
  state.node = list;
  for (const node of list.nodes) {
    const ending = walk(state, dot, node);
    if (ending !== 'done') return ending;
  }
  return 'done';
}

function walk(state: State, dot: Ref, node: StatementNode): Ending {
  state.node = node;
  state.ports.spend(1);
  switch (node.kind) {
    case 'text':
      state.write(node.text);
      return 'done';
    case 'action': {
      const value = evalPipeline(state, dot, node.pipe);
      if (node.pipe.declared.length > 0) return 'done';
      state.node = node;
      state.write(value ? printValue(value.value, state.ports.spend) : '<no value>');
      return 'done';
    }
    case 'break':
    case 'continue':
      return node.kind;
    case 'if':
    case 'with':
      return walkBranch(state, dot, node);
    case 'range':
      return walkRange(state, dot, node);
    case 'template':
      walkTemplate(state, dot, node);
      return 'done';
  }
}

function walkBranch(state: State, dot: Ref, node: BranchNode): Ending {
  const mark = state.variables.length;
  const value = evalPipeline(state, dot, node.pipe);
  const list = isTrue(value) ? node.list : node.otherwise;
  const inner = node.kind === 'with' && isTrue(value) ? value : dot;
  const ending = list ? walkList(state, inner, list) : 'done';
  state.variables.length = mark;
  return ending;
}

function walkRange(state: State, dot: Ref, node: BranchNode): Ending {
  const mark = state.variables.length;
  const value = unbox(evalPipeline(state, dot, node.pipe))?.value ?? null;
  const inner = state.variables.length;
  let run = false;
  for (const [key, element] of elementsOf(state, node, value)) {
    run = true;
    state.ports.spend(1);
    setRangeVariables(state, node, key, element);
    const ending = walkList(state, element, node.list);
    state.variables.length = inner;
    if (ending === 'break') break;
  }
  const ending = !run && node.otherwise ? walkList(state, dot, node.otherwise) : 'done';
  state.variables.length = mark;
  return ending;
}

function* elementsOf(state: State, node: BranchNode, value: GoValue): Generator<readonly [Ref, Ref]> {
  if (value === null) return;
  if (isInt(value)) {
    if (node.pipe.declared.length > 1) {
      fail(state, `can't use ${value.value} to iterate over more than one variable`);
    }
    for (let i = 0n; i < value.value; i++) yield [undefined, plain(goInt(i, value.type))];
  } else if (isListValue(value)) {
    for (let i = 0; i < value.items.length; i++) {
      yield [plain(goInt(i)), elementRef(value.of === 'any', value.items[i] ?? null)];
    }
  } else if (isMapValue(value)) {
    const keys = [...value.entries.keys()].sort(compareCodePoints);
    const entries = keys.map((key) => [key, value.entries.get(key) ?? null] as const);
    for (const [key, member] of entries) yield [plain(key), elementRef(value.of === 'any', member)];
  } else {
    fail(state, `range can't iterate over ${printValue(value, state.ports.spend)}`);
  }
}

function elementRef(isBoxed: boolean, value: GoValue): Ref {
  return isBoxed ? boxed(value) : plain(value);
}

function setRangeVariables(state: State, { pipe }: BranchNode, key: Ref, element: Ref): void {
  const { declared, assign: assigns } = pipe;
  const [first, second] = declared.map(({ names }) => names[0] ?? '');
  if (first === undefined) return;
  if (assigns) {
    assign(state, first, second === undefined ? element : key);
    if (second !== undefined) assign(state, second, element);
    return;
  }
  const top = state.variables.at(-1);
  if (top) top.value = element;
  const below = state.variables.at(-2);
  if (second !== undefined && below) below.value = key;
}

function walkTemplate(state: State, dot: Ref, node: TemplateNode): void {
  const body = state.template.templates.get(node.name);
  if (!body) fail(state, `template ${goQuote(node.name)} not defined`);
  if (state.depth >= MAX_DEPTH) fail(state, `exceeded maximum template depth (${GO_MAX_DEPTH})`);
  const inner = node.pipe ? evalPipeline(state, dot, node.pipe) : undefined;
  const variables = [{ name: '$', value: inner }];
  walkList({ ...state, name: node.name, variables, depth: state.depth + 1 }, inner, body);
}
