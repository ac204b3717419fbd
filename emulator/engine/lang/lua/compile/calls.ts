import type { Block, Expression, Statement } from '../syntax/ast.ts';

const KNOWN = new WeakMap<Expression | Statement, boolean>();

/** Whether an expression calls a function: then a coroutine may stop in it. */
export function callsIn(expression: Expression): boolean {
  return remembered(expression, () => findCalls(expression));
}

/** Whether a statement calls a function, in its blocks too. */
export function callsInStatement(statement: Statement): boolean {
  return remembered(statement, () => findCallsInStatement(statement));
}

function remembered(node: Expression | Statement, find: () => boolean): boolean {
  const known = KNOWN.get(node);
  if (known !== undefined) return known;
  const found = find();
  KNOWN.set(node, found);
  return found;
}

function findCalls(expression: Expression): boolean {
  switch (expression.kind) {
    case 'call':
      return true;
    case 'index':
      return callsIn(expression.object) || callsIn(expression.key);
    case 'binary':
    case 'compare':
    case 'and':
    case 'or':
      return callsIn(expression.left) || callsIn(expression.right);
    case 'concat':
      return expression.parts.some(callsIn);
    case 'not':
    case 'negate':
    case 'length':
      return callsIn(expression.operand);
    case 'table':
      return expression.fields.some(({ key, value }) => (key && callsIn(key)) === true || callsIn(value));
    case 'paren':
      return callsIn(expression.inner);
    default:
      return false;
  }
}

function findCallsInStatement(statement: Statement): boolean {
  switch (statement.kind) {
    case 'call':
    case 'each':
      return true;
    case 'local':
    case 'return':
      return statement.values.some(callsIn);
    case 'assign':
      return statement.targets.some(callsIn) || statement.values.some(callsIn);
    case 'do':
      return inBlock(statement.body);
    case 'while':
    case 'repeat':
      return callsIn(statement.condition) || inBlock(statement.body);
    case 'if':
      return callsIn(statement.condition) || inBlock(statement.body) || inBlock(statement.otherwise);
    case 'count':
      return (
        [statement.start, statement.limit, ...(statement.step ? [statement.step] : [])].some(callsIn) ||
        inBlock(statement.body)
      );
    default:
      return false;
  }
}

function inBlock(block: Block | undefined): boolean {
  return block?.statements.some(callsInStatement) ?? false;
}
