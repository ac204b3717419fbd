import type { GoValue } from '../fmt/value.ts';
import { goList, isListValue, isMapValue } from '../fmt/value.ts';
import { sortedEntries } from '../fmt/print.ts';
import { decodeJson } from '../sprig/json.ts';
import { equal, numeric, order } from './runtime.ts';

type Step =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'slice'; readonly from: number; readonly to: number | undefined }
  | { readonly kind: 'all' }
  | { readonly kind: 'deep' }
  | {
      readonly kind: 'filter';
      readonly path: readonly Step[];
      readonly operator: string;
      readonly operand: GoValue;
    };

type Found = { readonly value: GoValue } | { readonly error: string };

const STEP =
  /\.\.(?=[A-Za-z_$*[])|\.?\[\s*(?:'([^']*)'|"([^"]*)"|(-?\d+)|(-?\d*):(-?\d*)|(\*)|\?\((.+?)\))\s*\]|\.?(\*)|\.?([A-Za-z_$][\w$-]*)/y;

/** The value or, for a path that may find several, the list of values at a JSON path. A missing key or index is an error. */
export function readJsonPath(json: string, path: string): Found {
  const decoded = decodeJson(json);
  if ('error' in decoded) return decoded;
  const steps = path.startsWith('$') ? parseSteps(path.slice(1)) : undefined;
  if (!steps || path === '$.') return { error: `invalid JSONPath selector '${path}'` };
  const many = steps.some(({ kind }) => kind !== 'key' && kind !== 'index');
  if (many) return { value: goList(walk([decoded.value], steps)) };
  let value = decoded.value;
  for (const step of steps) {
    const [next] = apply(value, step);
    if (next === undefined)
      return {
        error:
          step.kind === 'key'
            ? `key: invalid token key '${step.key}' not found`
            : 'index: invalid token out of range',
      };
    value = next;
  }
  return { value };
}

function parseSteps(path: string): Step[] | undefined {
  const steps: Step[] = [];
  let at = 0;
  while (at < path.length) {
    STEP.lastIndex = at;
    const match = STEP.exec(path);
    const step = match && stepOf(match);
    if (!step || match[0] === '') return undefined;
    steps.push(step);
    at = match.index + match[0].length;
  }
  return steps;
}

function stepOf(match: RegExpExecArray): Step | undefined {
  const [source, single, double, index, from, to, star, filter, bareStar, name] = match;
  const key = single ?? double ?? name;
  if (source === '..') return { kind: 'deep' };
  if (key !== undefined) return { kind: 'key', key };
  if (index !== undefined) return { kind: 'index', index: Number(index) };
  if (star !== undefined || bareStar !== undefined) return { kind: 'all' };
  if (filter !== undefined) return filterOf(filter);
  return {
    kind: 'slice',
    from: Number(from ?? 0),
    to: to === undefined || to === '' ? undefined : Number(to),
  };
}

/** `@.a > 1`, `@.a == 'x'`, `@.a`. */
function filterOf(source: string): Step | undefined {
  const match = /^\s*@((?:\.[\w$-]+|\['[^']*'\])*)\s*(?:(==|!=|>=|<=|>|<)\s*(.+?))?\s*$/.exec(source);
  const path = match && parseSteps(match[1] ?? '');
  if (!path) return undefined;
  const operand = decodeJson(
    (match[3] ?? 'null').replace(/^'(.*)'$/, (_all, inner: string) => JSON.stringify(inner)),
  );
  return 'error' in operand
    ? undefined
    : { kind: 'filter', path, operator: match[2] ?? '', operand: operand.value };
}

function walk(values: readonly GoValue[], steps: readonly Step[]): GoValue[] {
  return steps.reduce<GoValue[]>((found, step) => found.flatMap((value) => apply(value, step)), [...values]);
}

function apply(value: GoValue, step: Step): GoValue[] {
  switch (step.kind) {
    case 'key': {
      const member = value !== null && isMapValue(value) ? value.entries.get(step.key) : undefined;
      return member === undefined ? [] : [member];
    }
    case 'index': {
      const item = value !== null && isListValue(value) ? value.items.at(step.index) : undefined;
      return item === undefined ? [] : [item];
    }
    case 'slice':
      return value !== null && isListValue(value) ? value.items.slice(step.from, step.to) : [];
    case 'all':
      return children(value);
    case 'deep':
      return [value, ...children(value).flatMap((child) => apply(child, step))];
    case 'filter':
      return children(value).filter((child) => passes(child, step));
  }
}

function children(value: GoValue): GoValue[] {
  if (value !== null && isListValue(value)) return value.items;
  return value !== null && isMapValue(value) ? sortedEntries(value).map(([, member]) => member) : [];
}

function passes(value: GoValue, { path, operator, operand }: Extract<Step, { kind: 'filter' }>): boolean {
  const [found] = walk([value], path);
  if (found === undefined) return false;
  if (operator === '') return true;
  if (operator === '==' || operator === '!=') return equal(found, operand) === (operator === '==');
  const comparable =
    (numeric(found) !== undefined && numeric(operand) !== undefined) ||
    (typeof found === 'string' && typeof operand === 'string');
  if (!comparable) return false;
  const sign = order(found, operand, operator, 0);
  if (operator === '>') return sign > 0;
  if (operator === '<') return sign < 0;
  return operator === '>=' ? sign >= 0 : sign <= 0;
}
