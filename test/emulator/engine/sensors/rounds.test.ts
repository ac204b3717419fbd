import { describe, expect, it } from 'vitest';

import type { BusKind } from '../../../../emulator/engine/bus/kind.ts';
import { parseCondition } from '../../../../emulator/engine/lang/condition/condition.ts';
import { NOTHING_PENDING, takeEvent } from '../../../../emulator/engine/sensors/rounds.ts';

const NAMES = ['a', 'b', 'c', 'é', 'Expression'];

/** Events by the names of their dependencies -> what fires after each, `-` where nothing does, `!` at an error. */
function fires(bus: BusKind, conditions: string, events: string): string {
  const parsed = parseCondition(conditions, NAMES);
  if ('error' in parsed) throw new Error(parsed.error);
  const consumer = { bus, condition: parsed.ok, trigger: { template: { name: 't' } } };
  let pending = NOTHING_PENDING;
  return events
    .split(' ')
    .map((name, index) => {
      const context = {
        id: `${name}${index + 1}`,
        source: 's',
        specversion: '1.0',
        type: 'x',
        datacontenttype: '',
        subject: name,
        time: null,
      };
      const round = takeEvent(consumer, pending, name, { context, data: null }, 0);
      ({ pending } = round);
      if (round.error !== undefined) return '!';
      return round.fires
        ? Object.values(round.fires)
            .map(({ context: { id } }) => id)
            .join('+')
        : '-';
    })
    .join(' ');
}

describe('rounds', () => {
  it.each<[BusKind, string, string, string]>([
    ['jetstream', 'a && b', 'a a b', '- - a2+b3'],
    ['jetstream', 'a || b', 'a b', 'a1 b2'],
    ['jetstream', '(a || b) && c', 'a b c', '- - a1+b2+c3'],
    ['jetstream', 'a && é', 'a é a', '! ! !'],
    ['jetstream', 'a || é', 'a é', 'a1 é2'],
    ['jetstream', 'a && Expression', 'a Expression', '! !'],
    ['stan', 'a && b', 'a a b', '- - a2+b3'],
    ['stan', 'a && é', 'a é', '- a1+é2'],
    ['stan', 'a || (b && c)', 'b a c', '- b1+a2 -'],
    ['jetstream', 'a || (b && c)', 'b a c', '- b1+a2 -'],
    // On Kafka the action is handed the event that completed the condition, and no other.
    ['kafka', 'a && b', 'a a b', '- - b3'],
    ['kafka', 'a && b', 'a b b a', '- b2 - a4'],
    ['kafka', 'a || b', 'a b', 'a1 b2'],
  ])('%s: %s on %s fires %s', (bus, conditions, events, expected) => {
    expect(fires(bus, conditions, events)).toBe(expected);
  });

  it('counts events of dependencies that are named like what every object has', () => {
    const parsed = parseCondition('toString && constructor', ['toString', 'constructor']);
    if ('error' in parsed) throw new Error(parsed.error);
    const consumer = { bus: 'stan', condition: parsed.ok, trigger: { template: { name: 't' } } } as const;
    const context = { id: '1', source: 's', specversion: '1.0', type: 'x', datacontenttype: '', time: null };
    const event = { context: { ...context, subject: 'e' }, data: null };
    const { states } = takeEvent(consumer, NOTHING_PENDING, 'toString', event, 0);
    expect(states.map(({ name, seen }) => [name, seen])).toEqual([
      ['toString', 1],
      ['constructor', 0],
    ]);
  });
});
