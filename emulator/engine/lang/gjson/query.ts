import { compareCodePoints } from '../codePoints.ts';
import { matchesGlob } from './glob.ts';
import type { Result } from './result.ts';
import { exists, numberOf, parseBool } from './result.ts';
import { trimBlanks } from './scan.ts';
import { unescape } from './unescape.ts';

/** `#(path operator value)`, with `all` if a second `#` follows. */
export interface Query {
  readonly path: string;
  /** `=`, `!=`, `<`, `<=`, `>`, `>=`, `%`, `!%`, `!` (never true), or empty: the value only has to exist. */
  readonly operator: string;
  readonly value: string;
  readonly all: boolean;
}

interface Extent {
  /** Index of the operator's first character, 0 if there is none. */
  readonly operatorAt: number;
  /** Index of the closing bracket. */
  readonly close: number;
  /** Whether a quoted text holds a backslash. */
  readonly escaped: boolean;
}

/** Reads the query at the start of `path`; `end` is after its closing bracket. Undefined if it never closes. */
export function parseQuery(path: string): { query: Query; end: number } | undefined {
  const extent = queryExtent(path);
  if (!extent) return undefined;
  const end = extent.close + 1;
  const all = path.charAt(end) === '#';
  if (extent.operatorAt === 0) {
    return { query: { path: trimBlanks(path.slice(2, extent.close)), operator: '', value: '', all }, end };
  }
  const [operator, value] = splitOperator(trimBlanks(path.slice(extent.operatorAt, extent.close)));
  const query = {
    path: trimBlanks(path.slice(2, extent.operatorAt)),
    operator,
    value: withoutQuotes(value, extent.escaped),
    all,
  };
  return { query, end };
}

function queryExtent(path: string): Extent | undefined {
  let depth = 1;
  let operatorAt = 0;
  let escaped = false;
  for (let i = 2; i < path.length; i++) {
    const char = path.charAt(i);
    if (depth === 1 && operatorAt === 0 && '!=<>%'.includes(char)) operatorAt = i;
    else if (char === '\\') i++;
    else if (char === '[' || char === '(') depth++;
    else if (char === ']' || char === ')') {
      depth--;
      if (depth === 0) return { operatorAt, close: i, escaped };
    } else if (char === '"') {
      for (i++; i < path.length && path.charAt(i) !== '"'; i++) {
        if (path.charAt(i) !== '\\') continue;
        escaped = true;
        i++;
      }
    }
  }
  return undefined;
}

function splitOperator(text: string): [operator: string, value: string] {
  if (text.length === 1) return [text, ''];
  if (text.startsWith('==')) return ['=', trimBlanks(text.slice(2))];
  const operator = /^(?:!=|!%|<=|>=|<|>|=|%)/.exec(text)?.[0] ?? '';
  return [operator, trimBlanks(text.slice(operator.length))];
}

function withoutQuotes(value: string, escaped: boolean): string {
  if (value.length < 2 || !value.startsWith('"') || !value.endsWith('"')) return value;
  const inner = value.slice(1, -1);
  return escaped ? unescape(inner) : inner;
}

/** Whether a value fits a query's operator and operand. */
export function queryMatches(query: Query, found: Result): boolean {
  if (query.value.startsWith('~')) {
    const truth = kindOfTruth(query.value.slice(1), found);
    if (truth === undefined) return false;
    return query.operator === '' || matchesBoolean(query.operator, truth, 'true');
  }
  if (!exists(found)) return false;
  if (query.operator === '') return true;
  switch (found.type) {
    case 'String':
      return matchesText(query.operator, found.str, query.value);
    case 'Number':
      return matchesNumber(query.operator, numberOf(found.raw), numberOf(query.value));
    case 'True':
    case 'False':
      return matchesBoolean(query.operator, found.type === 'True', query.value);
    case 'Null':
    case 'JSON':
      return false;
  }
}

function kindOfTruth(kind: string, found: Result): boolean | undefined {
  switch (kind) {
    case '*':
      return exists(found);
    case 'null':
      return found.type === 'Null';
    case 'true':
      return isTrueish(found);
    case 'false':
      return isFalseish(found);
    default:
      return undefined;
  }
}

function isTrueish(found: Result): boolean {
  if (found.type === 'String') return parseBool(found.str) === true;
  return found.type === 'True' || (found.type === 'Number' && numberOf(found.raw) !== 0);
}

function isFalseish(found: Result): boolean {
  if (found.type === 'String') return parseBool(found.str) === false;
  if (found.type === 'Number') return numberOf(found.raw) === 0;
  return found.type === 'Null' || found.type === 'False';
}

function matchesText(operator: string, text: string, operand: string): boolean {
  switch (operator) {
    case '=':
      return text === operand;
    case '!=':
      return text !== operand;
    case '<':
      return compareCodePoints(text, operand) < 0;
    case '<=':
      return compareCodePoints(text, operand) <= 0;
    case '>':
      return compareCodePoints(text, operand) > 0;
    case '>=':
      return compareCodePoints(text, operand) >= 0;
    case '%':
      return matchesGlob(text, operand);
    case '!%':
      return !matchesGlob(text, operand);
    default:
      return false;
  }
}

function matchesNumber(operator: string, value: number, operand: number): boolean {
  switch (operator) {
    case '=':
      return value === operand;
    case '!=':
      return value !== operand;
    case '<':
      return value < operand;
    case '<=':
      return value <= operand;
    case '>':
      return value > operand;
    case '>=':
      return value >= operand;
    default:
      return false;
  }
}

function matchesBoolean(operator: string, value: boolean, operand: string): boolean {
  const same = value ? 'true' : 'false';
  switch (operator) {
    case '=':
      return operand === same;
    case '!=':
      return operand !== same;
    case '>':
      return value && operand === 'false';
    case '>=':
      return value;
    case '<':
      return !value && operand === 'true';
    case '<=':
      return !value;
    default:
      return false;
  }
}
