import type {
  DataFilter,
  EventContext,
  EventDependency,
  EventDependencyFilter,
  ExprFilter,
  TimeFilter,
} from '../../../schemas/generated/types.ts';
import { isZero, ZERO_TIME, type GoTime } from '../lang/time/goTime.ts';
import { parseTime, RFC3339 } from '../lang/time/parse.ts';
import { hashStructure, type GoValue } from './hashStructure.ts';

/**
 * The hash of a dependency in the key `Deps` of a JetStream sensor's KV bucket, as decimal text (it may exceed 2^53). Names and order are those of
 * the Go structs: the order counts too.
 */
export function hashDependency(dependency: EventDependency): string {
  const { name, eventSourceName, eventName, filters, transform, filtersLogicalOperator } = dependency;
  const value = struct('EventDependency', {
    Name: name,
    EventSourceName: eventSourceName,
    EventName: eventName,
    Filters: filters ? filterOf(filters) : null,
    Transform: transform
      ? struct('EventDependencyTransformer', { JQ: transform.jq ?? '', Script: transform.script ?? '' })
      : null,
    FiltersLogicalOperator: filtersLogicalOperator ?? '',
  });
  return String(hashStructure(value));
}

function struct(name: string, fields: Readonly<Record<string, GoValue>>): GoValue {
  return { struct: name, fields: Object.entries(fields) };
}

function filterOf(filter: EventDependencyFilter): GoValue {
  return struct('EventDependencyFilter', {
    Time: filter.time ? timeFilterOf(filter.time) : null,
    Context: filter.context ? contextOf(filter.context) : null,
    Data: (filter.data ?? []).map(dataFilterOf),
    Exprs: (filter.exprs ?? []).map(exprFilterOf),
    DataLogicalOperator: filter.dataLogicalOperator ?? '',
    ExprLogicalOperator: filter.exprLogicalOperator ?? '',
    Script: filter.script ?? '',
  });
}

function timeFilterOf({ start, stop, timezone }: Partial<TimeFilter>): GoValue {
  return struct('TimeFilter', { Start: start ?? '', Stop: stop ?? '', Timezone: timezone ?? '' });
}

function contextOf(context: EventContext): GoValue {
  return struct('EventContext', {
    ID: context.id ?? '',
    Source: context.source ?? '',
    SpecVersion: context.specversion ?? '',
    Type: context.type ?? '',
    DataContentType: context.datacontenttype ?? '',
    Subject: context.subject ?? '',
    Time: struct('Time', { Time: { bytes: binaryTime(context.time) } }),
  });
}

function dataFilterOf(filter: Partial<DataFilter>): GoValue {
  return struct('DataFilter', {
    Path: filter.path ?? '',
    Type: filter.type ?? '',
    Value: filter.value ?? [],
    Comparator: filter.comparator ?? '',
    Template: filter.template ?? '',
  });
}

function exprFilterOf({ expr, fields }: Partial<ExprFilter>): GoValue {
  const fieldsOf = (fields ?? []).map((field) =>
    struct('PayloadField', { Path: field.path, Name: field.name }),
  );
  return struct('ExprFilter', { Expr: expr ?? '', Fields: fieldsOf });
}

/** `MarshalBinary` of a time that the API server has cut to whole seconds and the sensor, in a pod on UTC, has made local. */
function binaryTime(text: string | undefined): readonly number[] {
  const parsed = text === undefined ? ZERO_TIME : parseTime(RFC3339, text);
  const time: GoTime = 'error' in parsed ? ZERO_TIME : { ...parsed, nanos: 0 };
  const seconds = BigInt(time.seconds - ZERO_TIME.seconds);
  const bigEndian = Array.from({ length: 8 }, (_, index) =>
    Number((seconds >> BigInt(56 - 8 * index)) & 0xffn),
  );
  const offset = isZero(time) ? [0xff, 0xff] : [0, 0];
  return [1, ...bigEndian, 0, 0, 0, 0, ...offset];
}
