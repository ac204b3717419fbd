import type { EventDependency, EventDependencyFilter } from '../../../../schemas/generated/types.ts';
import type { SensorEvent } from '../../event.ts';
import type { FilterNode } from '../../trace/step.ts';
import { below, type Where } from '../../trace/where.ts';
import type { TemplatePorts } from '../../lang/template/render.ts';
import { filterContext } from './context.ts';
import { filterData } from './data.ts';
import { filterExprs } from './exprs.ts';
import { filterScript } from './script.ts';
import { filterTime } from './time.ts';
import { verdictOf, type KindResult } from './verdict.ts';

export interface FilterResult {
  readonly pass: boolean;
  /** Upstream's text; with an error the event never passes. */
  readonly error?: string;
  readonly tree: FilterNode;
}

interface Kind {
  readonly key: 'exprs' | 'data' | 'context' | 'time' | 'script';
  readonly present: (filters: EventDependencyFilter) => boolean;
  readonly run: (
    filters: EventDependencyFilter,
    event: SensorEvent,
    ports: TemplatePorts,
    where?: Where,
  ) => KindResult;
}

/** All kinds are always evaluated, in this order. */
const KINDS: readonly Kind[] = [
  { key: 'exprs', present: (filters) => (filters.exprs ?? []).length > 0, run: filterExprs },
  { key: 'data', present: (filters) => (filters.data ?? []).length > 0, run: filterData },
  {
    key: 'context',
    present: (filters) => isSet(filters.context),
    run: (f, e, _, w) => filterContext(f, e, w && below(w, 'context')),
  },
  {
    key: 'time',
    present: (filters) => isSet(filters.time),
    run: (f, e, _, w) => filterTime(f, e, w && below(w, 'time')),
  },
  {
    key: 'script',
    present: (filters) => !!filters.script,
    run: (f, e, p, w) => filterScript(f, e, p, w && below(w, 'script')),
  },
];

/** Decides whether an event passes the filters of a dependency (`dependencies.Filter`). `where` is the place of the dependency. */
export function filterEvent(
  dependency: Pick<EventDependency, 'filters' | 'filtersLogicalOperator'>,
  event: SensorEvent,
  ports: TemplatePorts,
  where?: Where,
): FilterResult {
  const filters = dependency.filters;
  if (!isSet(filters)) {
    return {
      pass: true,
      tree: { kind: 'all', label: 'no filters', verdict: 'passed', why: 'the dependency has no filters' },
    };
  }
  const place = where && below(where, 'filters');
  const present = KINDS.filter((kind) => kind.present(filters));
  const results = present.map((kind) => ({ key: kind.key, ...kind.run(filters, event, ports, place) }));
  const any = dependency.filtersLogicalOperator === 'or';
  const decided = any ? combineAny(results) : combineAll(results);
  const tree: FilterNode = {
    kind: any ? 'any' : 'all',
    label: any ? 'filters (any of)' : 'filters (all of)',
    verdict: verdictOf(decided.pass, decided.error),
    why: decided.why,
    children: results.map((result) => result.node),
    ...(place && { where: place }),
  };
  return { pass: decided.pass, ...(decided.error !== undefined && { error: decided.error }), tree };
}

interface Decided {
  readonly pass: boolean;
  readonly why: string;
  readonly error?: string;
}

type NamedResult = KindResult & { readonly key: Kind['key'] };

function combineAll(results: readonly NamedResult[]): Decided {
  const broken = results.find((result) => result.error !== undefined);
  if (broken?.error !== undefined) return { pass: false, why: broken.node.why, error: broken.error };
  const failed = results.find((result) => !result.pass);
  return failed
    ? { pass: false, why: `${failed.key}: ${failed.node.why}` }
    : { pass: true, why: 'all filters passed' };
}

function combineAny(results: readonly NamedResult[]): Decided {
  const script = results.find((result) => result.key === 'script' && result.error !== undefined);
  if (script?.error !== undefined) return { pass: false, why: script.node.why, error: script.error };
  const errors = results.flatMap((result) => (result.error === undefined ? [] : [result.error]));
  if (errors.length > 0) {
    return {
      pass: false,
      why: 'a filter could not be decided, and upstream then drops the event whatever the others say',
      error: errors.join(' / '),
    };
  }
  const passed = results.find((result) => result.pass);
  if (passed) return { pass: true, why: `${passed.key} passed` };
  return {
    pass: false,
    why: results.length === 0 ? 'no filter is set, and "or" of none drops every event' : 'no filter passed',
  };
}

function isSet<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
