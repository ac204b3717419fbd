import type { DataFilter } from '../../schemas/generated/types.ts';
import type { GjsonResult } from '../../emulator/engine/lang/gjson/get.ts';
import { compareData } from '../../emulator/engine/sensors/filter/compare.ts';
import type { Path } from '../../schemas/yaml/node.ts';
import type { Rule, RuleProblem } from './rule.ts';
import { isWritten, sensorsIn, type SensorPart } from './sensors.ts';

/** A data filter that lets nothing through, or everything, whatever comes. */
export const dataFilter: Rule = {
  code: 'data-filter',
  severity: 'warning',
  reads: 'document',
  check: (input) =>
    sensorsIn(input).flatMap((sensor) => dataFiltersOf(sensor).flatMap((one) => problemsOf(sensor, one))),
};

export interface DataFilterPart {
  readonly filter: Partial<DataFilter>;
  readonly path: Path;
}

export function dataFiltersOf({ dependencies }: SensorPart): DataFilterPart[] {
  return dependencies.flatMap(({ value, path }) =>
    (value.filters?.data ?? []).map((filter, index) => ({
      filter,
      path: [...path, 'filters', 'data', index],
    })),
  );
}

/** Stands for any value of an event: what cannot be compared with it cannot be compared with another. */
const ANY_VALUE: GjsonResult = { exists: true, type: 'Null', raw: 'null', string: '' };

/** Whether the filter ends in an error, whatever comes. */
function isBroken(type: string, ...values: readonly string[]): boolean {
  return compareData(type, '', ANY_VALUE, values).error !== undefined;
}

/** What the values of a type are not; a text is a regular expression, which another rule looks at. */
const NOT_A: Readonly<Record<string, string>> = { number: 'no number', bool: 'neither true nor false' };

function problemsOf({ resource, span }: SensorPart, { filter, path }: DataFilterPart): RuleProblem[] {
  const { type = '', comparator = '', value: values = [] } = filter;
  const problem = (message: string, ...rest: Path): RuleProblem[] =>
    isWritten(resource, [...path, ...rest]) ? [] : [{ message, span: span([...path, ...rest]) }];
  if (type === '') return [];
  if (isBroken(type))
    return problem(
      `\`${type}\` is no type of a data filter, so every event is dropped: write \`string\`, \`number\` or \`bool\`.`,
      'type',
    );
  const notA = NOT_A[type];
  const found = values.flatMap((value, index) =>
    notA === undefined || !isBroken(type, value)
      ? []
      : problem(
          `${JSON.stringify(value)} is ${notA}, so the filter drops every event that gets as far as this value.`,
          'value',
          index,
        ),
  );
  if (type === 'bool' && comparator !== '' && comparator !== '=')
    found.push(
      ...problem(
        `A filter of type \`bool\` always asks for equality: \`${comparator}\` is ignored.`,
        'comparator',
      ),
    );
  if (type === 'string' && comparator !== '' && comparator !== '=' && comparator !== '!=')
    found.push(
      ...problem(
        `A filter of type \`string\` knows \`=\` and \`!=\` only: with \`${comparator}\` no event passes.`,
        'comparator',
      ),
    );
  if (type !== 'bool' && comparator === '!=' && new Set(values).size > 1)
    found.push(
      ...problem(
        'One value that differs is enough, so with several values `!=` lets nearly everything through. To exclude them all, write a filter for each.',
        'comparator',
      ),
    );
  return found;
}
