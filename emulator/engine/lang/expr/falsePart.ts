import { goMap, isMapValue } from '../fmt/value.ts';
import { decodeJson } from '../sprig/json.ts';
import type { Node } from './ast.ts';
import { environmentOf } from './environment.ts';
import { evaluate } from './evaluate.ts';
import type { ExprPorts } from './filter.ts';
import { fold } from './fold.ts';
import { parse } from './parser.ts';
import { ExprFailure } from './type.ts';

const AND = new Set(['&&', 'and']);
/** Steps and made elements that looking for the reason may take. */
const MAX_WORK = 1_000_000;

/**
 * The piece of an expression that made all of it false: of several joined by `&&` or `and` the first that is. Undefined where that is not
 * known, or the whole expression is one piece.
 * @param body JSON text of the event data
 */
export function falsePart(source: string, body: string, ports: ExprPorts): string | undefined {
  const parsed = parse(source);
  if ('error' in parsed) return undefined;
  const parts = joined(parsed.node);
  if (parts.length < 2) return undefined;
  const decoded = decodeJson(body);
  if ('error' in decoded) return undefined;
  const env = environmentOf(isMapValue(decoded.value) ? decoded.value : goMap());
  if ('error' in env) return undefined;
  let work = 0;
  const spend = (amount: number): void => {
    work += amount;
    if (!(work <= MAX_WORK)) throw new ExprFailure('too much work', 0);
  };
  try {
    const context = { env, variables: new Map(), ports: { ...ports, spend }, leftovers: [] };
    const index = parts.findIndex((part) => evaluate(fold(part), context) === false);
    return index < 0 ? undefined : textOf(source, parts, index);
  } catch (thrown) {
    if (thrown instanceof ExprFailure || thrown instanceof RangeError) return undefined;
    throw thrown;
  }
}

function joined(node: Node): Node[] {
  if (node.kind !== 'binary' || !AND.has(node.operator)) return [node];
  return [...joined(node.left), ...joined(node.right)];
}

/** From its first character to the operator before the next one, without brackets that belong to a larger piece. */
function textOf(source: string, parts: readonly Node[], index: number): string {
  const [part, next] = [parts[index], parts[index + 1]];
  const end = next ? startOf(next) : source.length;
  const text = source.slice(part ? startOf(part) : 0, end);
  return balanced(withoutOperator(text));
}

function withoutOperator(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === '(' || text.charAt(end - 1).trim() === '')) end--;
  const rest = text.slice(0, end);
  return (rest.endsWith('&&') ? rest.slice(0, -2) : rest.replace(/\band$/, '')).trim();
}

function startOf(node: Node): number {
  const children = Object.values(node).flatMap((value: unknown): unknown[] =>
    Array.isArray(value) ? (value as unknown[]) : [value],
  );
  return Math.min(node.offset, ...children.filter(isNode).map(startOf));
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'kind' in value && 'offset' in value;
}

function balanced(text: string): string {
  let open = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') open++;
    if (text[at] === ')' && --open < 0) return text.slice(0, at).trim();
  }
  return text;
}
