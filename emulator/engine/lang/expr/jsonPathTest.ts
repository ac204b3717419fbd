import { printValue } from '../fmt/print.ts';
import type { GoValue } from '../fmt/value.ts';
import { isInt, isListValue, isMapValue } from '../fmt/value.ts';
import { pow } from '../float/power.ts';
import { parseFloat64 } from '../goNumber.ts';
import { compileRegexp } from '../regexp.ts';
import type { Formula } from './jsonPathFormula.ts';

/** What `@` and `$` lead to from here; undefined for a path that finds nothing. */
export type Follow = (path: Extract<Formula, { kind: 'path' }>) => GoValue | undefined;

/** A formula's value; undefined where it fails. */
export function valueOf(formula: Formula, follow: Follow): GoValue | undefined {
  if (formula.kind !== 'text') return argument(formula, follow);
  if (formula.text === 'nil' || formula.text === 'null') return null;
  return numberOf(formula.text) ?? booleanOf(formula.text) ?? formula.text;
}

/** Whether a filter keeps an element for which its formula has this value. */
export function keeps(value: GoValue | undefined): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return (/^(?:'.*'|".*")$/s.test(value) ? value.slice(1, -1) : value) !== '';
  if (typeof value === 'number') return value !== 0;
  if (isInt(value)) return value.value !== 0n;
  return isListValue(value) ? value.items.length > 0 : !isMapValue(value) || value.entries.size > 0;
}

function argument(formula: Formula, follow: Follow): GoValue | undefined {
  switch (formula.kind) {
    case 'value':
      return formula.value;
    case 'text':
      return formula.text === 'nil' || formula.text === 'null' ? null : formula.text;
    case 'path': {
      const found = follow(formula);
      return typeof found === 'string' && !/^'.*'$/s.test(found) ? `'${found}'` : found;
    }
    case 'operation':
      return operate(formula.operator, argument(formula.left, follow), argument(formula.right, follow));
  }
}

/** What a path does not find is in no list. */
const MAY_LACK_LEFT: ReadonlySet<string> = new Set(['!', 'in', 'not in']);

function operate(operator: string, a: GoValue | undefined, b: GoValue | undefined): GoValue | undefined {
  if (b === undefined || (a === undefined && !MAY_LACK_LEFT.has(operator))) return undefined;
  const [x, y] = [numberOf(a), numberOf(b)];
  switch (operator) {
    case '||':
    case '&&':
    case '!':
      return logical(operator, booleanOf(a), booleanOf(b));
    case '==':
    case '!=': {
      const same = equal(x, y, textOf(a), textOf(b));
      return same === undefined ? undefined : same === (operator === '==');
    }
    case '=~':
      return matches(textOf(a), textOf(b));
    case 'in':
    case 'not in': {
      const elements = elementsOf(b);
      const needle = x ?? textOf(a);
      return elements && (needle !== undefined && elements.includes(needle)) === (operator === 'in');
    }
    default:
      return x === undefined || y === undefined ? undefined : numeric(operator, x, y);
  }
}

function logical(operator: string, a: boolean | undefined, b: boolean | undefined): boolean | undefined {
  if (operator === '!') return b === undefined ? undefined : !b;
  if (a === undefined || b === undefined) return undefined;
  return operator === '||' ? a || b : a && b;
}

function equal(
  x: number | undefined,
  y: number | undefined,
  a: string | undefined,
  b: string | undefined,
): boolean | undefined {
  if (x !== undefined && y !== undefined) return x === y;
  return a === undefined || b === undefined ? undefined : a === b;
}

function numeric(operator: string, x: number, y: number): GoValue | undefined {
  switch (operator) {
    case '<':
      return x < y;
    case '<=':
      return x <= y;
    case '>':
      return x > y;
    case '>=':
      return x >= y;
    case '+':
      return x + y;
    case '-':
      return x - y;
    case '*':
      return x * y;
    case '/':
      return x / y;
    case '**':
      return pow(x, y);
    default:
      return Number.isInteger(x) && Number.isInteger(y) && y !== 0 ? x % y : undefined;
  }
}

function matches(text: string | undefined, pattern: string | undefined): boolean | undefined {
  if (text === undefined || pattern === undefined) return undefined;
  const regexp = compileRegexp(unquoted(pattern));
  return 'error' in regexp ? undefined : regexp.matches(unquoted(text));
}

function unquoted(text: string): string {
  return /^'.*'$/s.test(text) ? text.slice(1, -1) : text;
}

function elementsOf(value: GoValue): readonly GoValue[] | undefined {
  if (value === null) return undefined;
  if (isListValue(value)) return value.items;
  return isMapValue(value) ? [...value.entries.values()] : undefined;
}

function numberOf(value: GoValue | undefined): number | undefined {
  if (value === null || value === undefined) return undefined;
  const parsed = parseFloat64(printValue(value, nothing));
  return 'value' in parsed && !('error' in parsed) ? parsed.value : undefined;
}

function booleanOf(value: GoValue | undefined): boolean | undefined {
  if (value === null || value === undefined) return false;
  const text = printValue(value, nothing);
  if (/^(?:1|t|T|TRUE|true|True)$/.test(text)) return true;
  return /^(?:0|f|F|FALSE|false|False)$/.test(text) ? false : undefined;
}

/** As text, of which single quotes remain. */
function textOf(value: GoValue | undefined): string | undefined {
  if (value === undefined) return undefined;
  const text = printValue(value, nothing);
  return typeof value === 'string' && /^".*"$/s.test(text) && text.length > 1
    ? `'${text.slice(1, -1)}'`
    : text;
}

function nothing(): void {
  // The work of short texts is not counted.
}
