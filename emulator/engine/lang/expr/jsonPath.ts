import { utf8Length } from '../codePoints.ts';
import { sortedEntries } from '../fmt/print.ts';
import type { GoValue } from '../fmt/value.ts';
import { goInt, goList, isInt, isListValue, isMapValue } from '../fmt/value.ts';
import { decodeJson } from '../sprig/json.ts';
import type { Step } from './jsonPathSteps.ts';
import { parseSelector } from './jsonPathSteps.ts';
import { keeps, valueOf } from './jsonPathTest.ts';

type Found = { readonly value: GoValue } | { readonly error: string };

/** Where a path goes on from: what is left of it, and the whole document. */
interface Way {
  readonly steps: readonly Step[];
  readonly root: GoValue;
}

/** What a JSON path leads to. A step that may find several gives a list, of which each element goes on for itself; what leads nowhere is an error. */
export function readJsonPath(json: string, path: string): Found {
  const decoded = decodeJson(json);
  if ('error' in decoded) return decoded;
  const steps = parseSelector(path);
  if (!steps) return { error: `invalid JSONPath selector '${path}'` };
  return walk(decoded.value, { steps, root: decoded.value });
}

function walk(value: GoValue, { steps, root }: Way): Found {
  const [step, ...rest] = steps;
  if (!step) return { value };
  const way = { steps: rest, root };
  switch (step.kind) {
    case 'root':
      return walk(root, way);
    case 'current':
      return walk(value, way);
    case 'key': {
      if (value === null || !isMapValue(value)) return misfit(step, value, 'map');
      const member = value.entries.get(step.key);
      if (member === undefined) return { error: `key: invalid token key '${step.key}' not found` };
      return walk(member, way);
    }
    case 'index':
      return elementAt(value, step, way);
    case 'length': {
      const length = lengthOf(value);
      return length === undefined ? misfit(step, value, 'array map slice string') : walk(length, way);
    }
    case 'all': {
      const children = childrenOf(value);
      return children ? { value: goList(each(children, way)) } : misfit(step, value, 'array map slice');
    }
    case 'deep':
      return { value: goList(deep(value, way)) };
    case 'slice':
    case 'indexes':
      return isList(value) ? together(picked(value.items, step), way) : misfit(step, value, 'array slice');
    case 'keys': {
      if (value === null || !isMapValue(value)) return misfit(step, value, 'map');
      const { entries } = value;
      return together(
        step.keys.flatMap((key) => entries.get(key) ?? (entries.has(key) ? [null] : [])),
        way,
      );
    }
    case 'filter':
      return filtered(value, step, way);
    case 'script':
      return scripted(value, step, way);
  }
}

function misfit({ kind }: Step, value: GoValue, wanted: string): Found {
  return {
    error: `${kind}: invalid token target. expected [${wanted}]${value === null ? ' got [nil]' : ''}`,
  };
}

function isList(value: GoValue): value is Extract<GoValue, { type: 'list' }> {
  return value !== null && isListValue(value);
}

function elementAt(value: GoValue, step: Extract<Step, { kind: 'index' }>, way: Way): Found {
  if (!isList(value)) return misfit(step, value, 'array slice');
  const item = value.items.at(step.index);
  return item === undefined ? { error: 'index: invalid token out of range' } : walk(item, way);
}

/** A member of that name counts for a map. */
function lengthOf(value: GoValue): GoValue | undefined {
  if (typeof value === 'string') return goInt(utf8Length(value), 'int64');
  if (isList(value)) return goInt(value.items.length, 'int64');
  if (value === null || !isMapValue(value)) return undefined;
  return value.entries.get('length') ?? goInt(value.entries.size, 'int64');
}

function childrenOf(value: GoValue): readonly GoValue[] | undefined {
  if (isList(value)) return value.items;
  return value !== null && isMapValue(value) ? sortedEntries(value).map(([, member]) => member) : undefined;
}

/** What each value leads to; null and errors are left out. */
function each(values: readonly GoValue[], way: Way): GoValue[] {
  if (way.steps.length === 0) return [...values];
  return values.flatMap((value) => {
    const found = walk(value, way);
    return 'error' in found || found.value === null ? [] : [found.value];
  });
}

/** An index behind several values picks one of them; any other step is taken by each. */
function together(values: readonly GoValue[], way: Way): Found {
  if (way.steps[0]?.kind === 'index') return walk(goList([...values]), way);
  return { value: goList(each(values, way)) };
}

/** The way from a value and from all below it; lists that are found are joined. */
function deep(value: GoValue, way: Way): GoValue[] {
  if (value === null) return [];
  const found = walk(value, way);
  const own = 'error' in found || (found.value === null && way.steps.length > 0) ? [] : [found.value];
  const joined = way.steps.length === 0 ? own : own.flatMap((one) => (isList(one) ? one.items : [one]));
  return [...joined, ...(childrenOf(value) ?? []).flatMap((child) => deep(child, way))];
}

function picked(items: readonly GoValue[], step: Extract<Step, { kind: 'slice' | 'indexes' }>): GoValue[] {
  if (step.kind === 'indexes')
    return step.indexes.flatMap((index) => items.at(index) ?? (index in items ? [null] : []));
  const [from = 0, to = items.length, by = 1] = step.bounds;
  const slice = items.slice(
    ...([from, to].map((bound) => Math.max(bound < 0 ? bound + items.length : bound, 0)) as [number, number]),
  );
  return (by < 0 ? slice.toReversed() : slice).filter((_item, i) => i % Math.abs(by) === 0);
}

function filtered(value: GoValue, step: Extract<Step, { kind: 'filter' | 'script' }>, way: Way): Found {
  const children = childrenOf(value);
  if (!children) return misfit(step, value, 'array map slice');
  if (step.formula.kind === 'text' && step.formula.text === '')
    return { error: 'invalid expression. is empty' };
  return together(
    children.filter((child) => keeps(evaluate(step, child, way.root))),
    way,
  );
}

function scripted(value: GoValue, step: Extract<Step, { kind: 'filter' | 'script' }>, way: Way): Found {
  const result = evaluate(step, value, way.root);
  if (typeof result === 'string')
    return walk(value, { ...way, steps: [{ kind: 'key', key: result }, ...way.steps] });
  const index = typeof result === 'number' ? result : result && isInt(result) ? Number(result.value) : NaN;
  if (!Number.isInteger(index)) return { error: 'invalid expression' };
  return walk(value, { ...way, steps: [{ kind: 'index', index }, ...way.steps] });
}

function evaluate(
  { formula }: Extract<Step, { kind: 'filter' | 'script' }>,
  current: GoValue,
  root: GoValue,
): GoValue | undefined {
  return valueOf(formula, ({ steps }) => {
    const found = walk(current, { steps, root });
    return 'error' in found ? undefined : found.value;
  });
}
