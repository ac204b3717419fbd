import type { DataFilter } from '../../schemas/generated/types.ts';
import { parseFloat64 } from '../../emulator/engine/lang/goNumber.ts';
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

const TYPES: ReadonlySet<string> = new Set(['bool', 'number', 'string']);
const BOOLS = /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/;

function problemsOf({ resource, span }: SensorPart, { filter, path }: DataFilterPart): RuleProblem[] {
  const { type = '', comparator = '', value: values = [] } = filter;
  const problem = (message: string, ...rest: Path): RuleProblem[] =>
    isWritten(resource, [...path, ...rest]) ? [] : [{ message, span: span([...path, ...rest]) }];
  if (type === '') return [];
  if (!TYPES.has(type))
    return problem(
      `\`${type}\` is no type of a data filter, so every event is dropped: write \`string\`, \`number\` or \`bool\`.`,
      'type',
    );
  const found = values.flatMap((value, index) => {
    if (type === 'number' && parseFloat64(value).error)
      return problem(
        `${JSON.stringify(value)} is no number, so the filter drops every event that gets as far as this value.`,
        'value',
        index,
      );
    if (type === 'bool' && !BOOLS.test(value))
      return problem(
        `${JSON.stringify(value)} is neither true nor false, so the filter drops every event that gets as far as this value.`,
        'value',
        index,
      );
    return [];
  });
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
