import type { Type } from './type.ts';

const OF_TIME = methods({
  int: 'Year Month Day Hour Minute Second Nanosecond YearDay Weekday Unix UnixMilli UnixMicro UnixNano Compare',
  bool: 'Before After Equal IsZero',
  time: 'Add AddDate Truncate Round UTC Local',
  string: 'String Format',
  duration: 'Sub',
});

const OF_DURATION = methods({
  float: 'Hours Minutes Seconds',
  int: 'Milliseconds Microseconds Nanoseconds',
  duration: 'Round Truncate Abs',
  string: 'String',
});

function methods(byType: Partial<Record<Type, string>>): ReadonlyMap<string, Type> {
  return new Map(
    Object.entries(byType).flatMap(([type, names]) =>
      names.split(' ').map((name) => [name, type as Type] as const),
    ),
  );
}

/** What a method of a time or a duration returns. */
export function methodType(target: Type, name: string): Type {
  const known = target === 'time' ? OF_TIME : target === 'duration' ? OF_DURATION : undefined;
  return known?.get(name) ?? 'any';
}
