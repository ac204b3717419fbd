import type { EventDependencyFilter } from '../../../schemas/generated/types.ts';
import { compareTimes, timeOfMilliseconds } from '../lang/time/goTime.ts';
import { formatTime } from '../lang/time/format.ts';
import { parseTime } from '../lang/time/parse.ts';
import { loadZone } from '../lang/time/zone.ts';
import { at, below, check, empty, type Problem, type Rule } from './problem.ts';

type Filters = Partial<EventDependencyFilter>;
type ExprFilter = NonNullable<EventDependencyFilter['exprs']>[number];
type DataFilter = NonNullable<EventDependencyFilter['data']>[number];

const LOGICAL = new Set(['', 'and', 'or']);
const COMPARATORS = new Set(['', '>=', '>', '=', '!=', '<', '<=']);

/** Of `exprLogicalOperator` and its likes. */
export function checkLogicalOperator(operator: string | undefined, field: string): Problem | false {
  return !LOGICAL.has(operator ?? '') && at(`logical operator ${operator ?? ''} not supported`, field);
}

const EXPR_RULES: readonly Rule<Partial<ExprFilter>>[] = [
  ({ expr, fields }) =>
    (empty(expr) || (fields ?? []).length === 0) &&
    at('one of expr filters is not valid (expr and fields must be not empty)'),
  ({ fields }) =>
    (fields ?? []).flatMap((field, index) => {
      const { path, name } = field as Partial<typeof field>;
      if (!empty(path) && !empty(name)) return [];
      return [
        at(
          'one of expr filters is not valid (path and name in a field must be not empty)',
          'fields',
          index,
          empty(path) ? 'path' : 'name',
        ),
      ];
    }),
];

const DATA_RULES: readonly Rule<Partial<DataFilter>>[] = [
  ({ comparator = '' }) =>
    !COMPARATORS.has(comparator) && at(`comparator ${comparator} not supported`, 'comparator'),
  ({ path, type, value }) =>
    (empty(path) || empty(type) || (value ?? []).length === 0) &&
    at('one of data filters is not valid (type, path and value must be not empty)'),
  ({ value }) =>
    (value ?? []).flatMap((entry, index) =>
      empty(entry) ? [at('one of data filters is not valid (value must be not empty)', 'value', index)] : [],
    ),
];

const RULES: readonly Rule<Filters & { readonly now: number }>[] = [
  ({ exprLogicalOperator }) => checkLogicalOperator(exprLogicalOperator, 'exprLogicalOperator'),
  ({ dataLogicalOperator }) => checkLogicalOperator(dataLogicalOperator, 'dataLogicalOperator'),
  ({ exprs }) => (exprs ?? []).flatMap((one, index) => below(check(one, EXPR_RULES), 'exprs', index)),
  ({ data }) => (data ?? []).flatMap((one, index) => below(check(one, DATA_RULES), 'data', index)),
  ({ context }) =>
    context &&
    [context.type, context.subject, context.source, context.datacontenttype].every(empty) &&
    at('no fields specified in ctx filter (aka all events will be discarded)', 'context'),
  ({ time, now }) => time && timeProblem(time, now),
];

/** The filters of a dependency. `now` in milliseconds since 1970: messages about `time` name the day. */
export function checkFilters(filters: EventDependencyFilter, now: number): Problem[] {
  return check({ ...filters, now }, RULES);
}

function timeProblem(
  { start = '', stop = '', timezone = '' }: Partial<NonNullable<EventDependencyFilter['time']>>,
  now: number,
): Problem | false {
  const zone = loadZone(timezone);
  if ('error' in zone) return at(`invalid timezone '${timezone}': ${zone.error}`, 'time', 'timezone');
  const day = formatTime(timeOfMilliseconds(now, zone), '2006-01-02');
  const bound = (text: string): ReturnType<typeof parseTime> =>
    parseTime('2006-01-02 15:04:05', `${day} ${text}`, zone);
  const from = bound(start);
  if ('error' in from) return at(from.error, 'time', 'start');
  const to = bound(stop);
  if ('error' in to) return at(to.error, 'time', 'stop');
  return (
    compareTimes(from, to) === 0 &&
    at(`invalid event time filter: stop '${stop}' is equal to start '${start}`, 'time', 'stop')
  );
}
