import type { Level, StageSymbol } from './operators.ts';
import { groupOf, LEVELS, PREFIXES } from './operators.ts';
import type { Literal } from './stage.ts';
import { applyStage, checkTypes } from './stage.ts';
import type { Token } from './token.ts';

/** A node of the evaluation tree. */
export interface Stage {
  symbol: StageSymbol;
  left: Stage | undefined;
  right: Stage | undefined;
  /** Of a LITERAL. */
  literal?: Literal;
  /** Of a VALUE: the variable's name. Of an ACCESS: the names between its dots. */
  path?: readonly string[];
  /** The token that the stage comes from. */
  token: Token | undefined;
}

/** Ends planning at a token that starts no operand. Thrown and caught inside this folder only. */
export class PlanFailure extends Error {
  readonly token: Token;
  constructor(token: Token) {
    super(
      `Unable to plan token kind: '${token.kind}', value: '${typeof token.value === 'string' ? token.value : ''}'`,
    );
    this.token = token;
  }
}

interface Tokens {
  readonly all: readonly Token[];
  index: number;
}

/** Builds the evaluation tree; what follows a complete expression without an operator is not looked at. */
export function plan(tokens: readonly Token[]): Stage | undefined {
  const root = planLevel({ all: tokens, index: 0 }, 0);
  if (!root) return undefined;
  reorder(root);
  return elide(root);
}

/** Operators of one level nest to the right at first, as if all of them grouped to the right. */
function planLevel(tokens: Tokens, depth: number): Stage | undefined {
  const level: Level | undefined = LEVELS[depth];
  if (!level) return planOperand(tokens);
  const left = planLevel(tokens, depth + 1);
  const token = tokens.all[tokens.index];
  const symbol =
    token?.kind === level.kind && typeof token.value === 'string' ? level.symbols[token.value] : undefined;
  if (!symbol) return left;
  tokens.index++;
  return { symbol, left, right: planLevel(tokens, depth), token };
}

const LITERALS: ReadonlySet<string> = new Set(['NUMERIC', 'STRING', 'PATTERN', 'BOOLEAN', 'TIME']);

function planOperand(tokens: Tokens): Stage | undefined {
  const token = tokens.all[tokens.index];
  if (!token || token.kind === 'CLAUSE_CLOSE') return undefined;
  tokens.index++;
  const leaf = { left: undefined, right: undefined, token };
  const { kind, value } = token;
  if (kind === 'CLAUSE') {
    const right = planLevel(tokens, 0);
    tokens.index++;
    return { ...leaf, symbol: 'NOOP', right };
  }
  if (kind === 'PREFIX' && typeof value === 'string') {
    return { ...leaf, symbol: PREFIXES[value] ?? 'NOOP', right: planOperand(tokens) };
  }
  if (kind !== 'VARIABLE' && kind !== 'ACCESSOR' && !LITERALS.has(kind)) throw new PlanFailure(token);
  if (kind === 'VARIABLE' && typeof value === 'string') return { ...leaf, symbol: 'VALUE', path: [value] };
  if (typeof value === 'object' && 'path' in value) {
    const call = tokens.all[tokens.index]?.kind === 'CLAUSE';
    return { ...leaf, symbol: 'ACCESS', path: value.path, right: call ? planLevel(tokens, 0) : undefined };
  }
  if (typeof value === 'object' && 'time' in value)
    return { ...leaf, symbol: 'LITERAL', literal: value.time.seconds };
  return { ...leaf, symbol: 'LITERAL', literal: value };
}

/** Turns chains of one group of operators, which nest to the right, so that they nest to the left. */
function reorder(root: Stage): void {
  let chain: Stage[] = [];
  let group = groupOf(root.symbol);
  for (let stage: Stage | undefined = root; stage;) {
    const next: Stage | undefined = stage.right;
    if (stage.left) reorder(stage.left);
    const current = groupOf(stage.symbol);
    if (current !== group) {
      if (chain.length > 1) mirror(chain);
      chain = [];
      group = current;
    }
    chain.push(stage);
    stage = next;
  }
  if (chain.length > 1) mirror(chain);
}

/** Mirrors a chain of stages, from its root to its leaf: operands keep their order, operators swap theirs. */
function mirror(chain: readonly Stage[]): void {
  const [root] = chain;
  const leaf = chain.at(-1);
  if (!root || !leaf) return;
  for (const stage of chain) [stage.left, stage.right] = [stage.right, stage.left];
  [leaf.left, root.right] = [root.right, leaf.left];
  const count = chain.length;
  for (let i = 0; i < Math.trunc((count - 2) / 2) + 1; i++) {
    const [front, back] = [chain[i + 1], chain[count - i - 1]];
    if (front && back) [front.right, back.right] = [back.right, front.right];
  }
  for (let i = 0; i < Math.trunc(count / 2); i++) {
    const [front, back] = [chain[i], chain[count - i - 1]];
    if (front && back) swapOperators(front, back);
  }
}

function swapOperators(a: Stage, b: Stage): void {
  const { symbol, literal, path, token } = a;
  Object.assign(a, { symbol: b.symbol, literal: b.literal, path: b.path, token: b.token });
  Object.assign(b, { symbol, literal, path, token });
}

/** Computes stages of two literals in advance; where that fails, the stage stays and fails when it is evaluated. */
function elide(stage: Stage): Stage {
  if (stage.left) stage.left = elide(stage.left);
  if (stage.right) stage.right = elide(stage.right);
  const { left, right, symbol, token } = stage;
  if (left?.symbol !== 'LITERAL' || right?.symbol !== 'LITERAL' || symbol === 'SEPARATE' || symbol === 'in') {
    return stage;
  }
  const [a, b] = [left.literal ?? null, right.literal ?? null];
  if (checkTypes(symbol, a, b) !== undefined) return stage;
  const result = applyStage(symbol, a, b);
  if ('error' in result) return stage;
  return { symbol: 'LITERAL', left: undefined, right: undefined, literal: result.value, token };
}
