import type { SensorEvent } from '../../../emulator/engine/event.ts';
import { filterEvent } from '../../../emulator/engine/sensors/filter/filter.ts';
import type { DataFilter, EventDependencyFilter } from '../../../schemas/generated/types.ts';
import { PORTS } from './ports.ts';

/** Filters as the vectors have them: anything may be missing. */
interface Loose extends Omit<EventDependencyFilter, 'exprs' | 'data'> {
  readonly exprs?: readonly {
    readonly expr?: string;
    readonly fields?: readonly { readonly path?: string; readonly name?: string }[];
  }[];
  readonly data?: readonly Partial<DataFilter>[];
}

interface Input {
  readonly event: SensorEvent;
  readonly filter: EventDependencyFilter | null;
  readonly filtersLogicalOperator: string;
}

export function answerFilter({ event, filter, filtersLogicalOperator }: Input): unknown {
  const dependency = {
    ...(filter && { filters: decoded(filter) }),
    filtersLogicalOperator: filtersLogicalOperator as 'and' | 'or' | '',
  };
  const { pass, error } = filterEvent(dependency, event, PORTS);
  return error === undefined ? { pass } : { pass, error };
}

/** The decoder drops nulls and gives every filter its lists. */
function decoded(filter: EventDependencyFilter): EventDependencyFilter {
  const { exprs, data, ...rest } = withoutNulls(filter) as Loose;
  return {
    ...rest,
    ...(exprs && {
      exprs: exprs.map((expr) => ({
        ...expr,
        expr: expr.expr ?? '',
        fields: (expr.fields ?? []).map(({ path, name }) => ({ path: path ?? '', name: name ?? '' })),
      })),
    }),
    ...(data && {
      data: data.map((one) => ({
        ...one,
        path: one.path ?? '',
        type: one.type ?? '',
        value: one.value ?? [],
      })),
    }),
  };
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([key, member]) => [key, withoutNulls(member)]));
}
