import type { EventDependencyFilter } from '../../../../schemas/generated/types.ts';
import type { SensorEvent } from '../../event.ts';
import type { FilterNode } from '../../trace/step.ts';
import { below, type Where } from '../../trace/where.ts';
import { verdictOf, type KindResult } from './verdict.ts';

const COMPARED = ['type', 'subject', 'source', 'datacontenttype'] as const;

/** The `context` filter: exact equality of the attributes that are set; others than these four are ignored by upstream. */
export function filterContext(filters: EventDependencyFilter, event: SensorEvent, where?: Where): KindResult {
  const expected = filters.context ?? {};
  const children = COMPARED.filter((key) => expected[key]).map((key): FilterNode => {
    const pass = expected[key] === event.context[key];
    const place = where && { where: below(where, key) };
    const values = { actual: event.context[key], expected: expected[key] ?? '', comparator: '=' };
    return {
      kind: 'context',
      label: key,
      verdict: verdictOf(pass),
      why: pass ? 'is equal' : 'is different',
      ...values,
      ...place,
    };
  });
  const wrong = children.find((child) => child.verdict === 'failed');
  const pass = wrong === undefined;
  const why = wrong
    ? `${wrong.label} is ${wrong.actual ?? ''}, not ${wrong.expected ?? ''}`
    : 'all attributes are equal';
  return {
    pass,
    node: {
      kind: 'context',
      label: 'context',
      verdict: verdictOf(pass),
      why,
      children,
      ...(where && { where }),
    },
  };
}
