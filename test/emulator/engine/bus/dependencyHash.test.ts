import { describe, expect, it } from 'vitest';
import { hashDependency } from '../../../../emulator/engine/bus/dependencyHash.ts';
import type { EventDependency } from '../../../../schemas/generated/types.ts';

const PLAIN = { name: 'a', eventSourceName: 's', eventName: 'e' };

/** Hashes by hashstructure v2.0.2 of the Go struct. */
const CASES: readonly (readonly [EventDependency, string])[] = [
  [{ name: 'a', eventSourceName: 's', eventName: 'a' }, '9228560794624806202'],
  [{ name: 'dep-1', eventSourceName: 'webhook', eventName: 'example' }, '6567229177053418294'],
  [{ ...PLAIN, filters: {}, filtersLogicalOperator: 'or' }, '15330396199568476663'],
  [{ ...PLAIN, transform: { jq: '.' } }, '3805798177640586695'],
  [
    {
      ...PLAIN,
      filters: {
        time: { start: '08:00:00', stop: '17:00:00' },
        context: { type: 'webhook' },
        data: [{ path: 'a.b', type: 'string', value: ['x', 'é'], comparator: '=' }],
        exprs: [{ expr: 'a > 1', fields: [{ path: 'a', name: 'a' }] }],
        script: 'return true',
      },
    },
    '17833358388302480686',
  ],
  [{ ...PLAIN, filters: { context: { time: '2026-01-02T03:04:05.6+02:00' } } }, '16763639839008373647'],
];

describe('hashDependency', () => {
  it.each(CASES)('%j', (dependency, hash) => {
    expect(hashDependency(dependency)).toBe(hash);
  });
});
