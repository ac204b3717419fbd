import { decodeJson } from '../sprig/json.ts';
import type { GoValue } from '../fmt/value.ts';
import type { Step } from './jsonPathSteps.ts';
import { parseSelector } from './jsonPathSteps.ts';

/** What stands in a filter or script of a JSON path. */
export type Formula =
  | { readonly kind: 'operation'; readonly operator: string; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'path'; readonly steps: readonly Step[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly value: GoValue };

const OPERATORS = [
  ...['||', '&&', '==', '!=', '<=', '>=', '<', '>', '=~', '!', '+', '-', '**', '*', '/', '%'],
  ...['not in', 'in', '@', '$'],
];

const NOTHING: Formula = { kind: 'value', value: null };

/** Undefined where a path in it is refused. The operators bind in the order of the list, each to the left of its first place. */
export function parseFormula(source: string): Formula | undefined {
  try {
    return operation(source, 0) ?? { kind: 'text', text: source };
  } catch (thrown) {
    if (thrown instanceof RefusedPath) return undefined;
    throw thrown;
  }
}

/** Thrown and caught inside this file only. */
class RefusedPath extends Error {}

function operation(source: string, from: number): Formula | undefined {
  const text = source.trim();
  if (text === '') return undefined;
  if (text.startsWith('(') && text.endsWith(')')) return operation(text.slice(1, -1), 0);
  for (let i = from; i < OPERATORS.length; i++) {
    const operator = OPERATORS[i] ?? '';
    const at = placeOf(operator, text);
    if (at === -1) continue;
    const left = text.slice(0, at).trim();
    const right = text.slice(at + operator.length).trim();
    const isPath = operator === '@' || operator === '$';
    if (isPath ? left !== '' : right === '' || (left === '') !== (operator === '!')) continue;
    if (!isPath) return { kind: 'operation', operator, left: argument(left, i), right: argument(right, i) };
    const steps = parseSelector(text);
    if (!steps) throw new RefusedPath();
    return { kind: 'path', steps };
  }
  return undefined;
}

function argument(source: string, from: number): Formula {
  if (source === '') return NOTHING;
  const inner = operation(source, from);
  if (inner) return inner;
  const decoded = /^(?:\[.*\]|\{.*\})$/s.test(source) ? decodeJson(source) : { error: '' };
  return 'error' in decoded ? { kind: 'text', text: source } : { kind: 'value', value: decoded.value };
}

/** The first place of an operator outside of quotes and brackets; -1 for none. */
function placeOf(operator: string, source: string): number {
  let [square, round, quote] = [0, 0, ''];
  for (let i = 0; i < source.length; i++) {
    const char = source.charAt(i);
    if (quote === '' && square <= 0 && (char === '(' || char === ')')) round += char === '(' ? 1 : -1;
    else if (quote === '' && round <= 0 && (char === '[' || char === ']')) square += char === '[' ? 1 : -1;
    else if ((char === "'" || char === '"') && square <= 0 && round <= 0) {
      if (quote === '') quote = char;
      else if (quote === char) quote = '';
    }
    if (quote !== '' || square > 0 || round > 0) continue;
    const start = i + 1 - operator.length;
    if (start >= 0 && source.startsWith(operator, start)) return start;
  }
  return -1;
}
