import type { DataFilter, EventDependencyFilter } from '../../../../schemas/generated/types.ts';
import type { SensorEvent } from '../../event.ts';
import { get } from '../../lang/gjson/get.ts';
import { valid } from '../../lang/gjson/valid.ts';
import type { FilterNode } from '../../trace/step.ts';
import { below, type Where } from '../../trace/where.ts';
import type { TemplatePorts } from '../../lang/template/render.ts';
import { itemPlace } from '../itemPlace.ts';
import { compareData } from './compare.ts';
import { filterTemplate } from './dataTemplate.ts';
import { explainMissing } from './nearest.ts';
import { skipped, verdictOf, type KindResult } from './verdict.ts';

/** The `data` filters of a dependency (`filterData`); the text of an error is upstream's. */
export function filterData(
  filters: EventDependencyFilter,
  event: SensorEvent,
  ports: TemplatePorts,
  where?: Where,
): KindResult {
  const list = filters.data ?? [];
  const any = filters.dataLogicalOperator === 'or';
  const group = (
    pass: boolean,
    why: string,
    children: readonly FilterNode[],
    error?: string,
  ): KindResult => ({
    pass,
    ...(error !== undefined && { error }),
    node: {
      kind: 'data',
      label: any ? 'data (any of)' : 'data (all of)',
      verdict: verdictOf(pass, error),
      why,
      children,
      ...(where && { where }),
    },
  });
  if (list.length === 0) return group(true, 'there are no data filters', []);
  if (event.data === null) return group(true, 'the event has no data: data filters pass', []);
  if (!valid(event.data)) {
    return group(
      false,
      'the event data is not valid JSON',
      [],
      'data filter error (event data not valid JSON)',
    );
  }
  const children: FilterNode[] = [];
  const errors: string[] = [];
  for (const [index, filter] of list.entries()) {
    const place = where && itemPlace(below(where, 'data'), index);
    const result = filterOne(filter, event.data, any, ports, place);
    children.push(result.node);
    const rest = (): FilterNode[] => [
      ...children,
      ...list.slice(index + 1).map((other) => skipped('data', labelOf(other))),
    ];
    if (result.error !== undefined && !any)
      return group(false, result.node.why, rest(), `data filter error (${result.error})`);
    if (result.error !== undefined) errors.push(result.error);
    else if (result.pass && any) return group(true, 'one data filter passed', rest());
    else if (!result.pass && !any) return group(false, result.node.why, rest());
  }
  if (!any) return group(true, 'all data filters passed', children);
  if (errors.length > 0)
    return group(
      false,
      'no data filter passed, and one could not be decided',
      children,
      `data filter errors [${errors.join(' / ')}]`,
    );
  return group(false, 'no data filter passed', children);
}

const labels = new WeakMap<DataFilter, string>();

/** A filter in words. Each is put into words once, since it meets many events. */
function labelOf(filter: DataFilter): string {
  const known = labels.get(filter);
  if (known !== undefined) return known;
  const { path, comparator, value, type } = filter;
  const ignored = type === 'bool' && comparator && comparator !== '=' ? ', comparator ignored' : '';
  const label = `${path} ${comparator || '='} ${value.join(' | ')} (${type}${ignored})`;
  labels.set(filter, label);
  return label;
}

function filterOne(
  filter: DataFilter,
  json: string,
  any: boolean,
  ports: TemplatePorts,
  where: Where | undefined,
): KindResult {
  const { path, value: values, template } = filter;
  const result = (pass: boolean, why: string, more: Partial<FilterNode>, error?: string): KindResult => {
    const said = { kind: 'data', label: labelOf(filter), verdict: verdictOf(pass, error), why } as const;
    const node = where ? { ...said, ...more, where } : { ...said, ...more };
    return error === undefined ? { pass, node } : { pass, error, node };
  };
  const found = get(json, path);
  if (!found.exists) {
    const { why, nearest } = explainMissing(json, path);
    return result(false, why, nearest === undefined ? {} : { nearest }, `path '${path}' does not exist`);
  }
  if (values.length === 0) return result(false, 'the filter lists no value', {}, 'no values specified');
  const candidate = template ? filterTemplate(template, found, any, ports) : { value: found };
  if ('error' in candidate) return result(false, candidate.error, { actual: found.string }, candidate.error);
  const compared = compareData(filter.type, filter.comparator ?? '', candidate.value, values);
  const more = {
    actual: candidate.value.string,
    expected: values.join(' | '),
    comparator: compared.comparator,
  };
  if (compared.error !== undefined) return result(false, compared.error, more, compared.error);
  return result(compared.pass, compared.why, more);
}
