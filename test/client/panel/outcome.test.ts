import { describe, expect, it } from 'vitest';

import { decidingStep } from '../../../client/panel/model/decidingStep.ts';
import { changeHistory, EMPTY_HISTORY, stepsOf } from '../../../client/panel/model/history.ts';
import { countOutcomes, outcomeOf } from '../../../client/panel/model/outcome.ts';
import { shortText } from '../../../client/panel/model/pretty.ts';
import { prettyJson } from '../../../emulator/engine/trace/prettyJson.ts';
import { countsText } from '../../../client/panel/model/words.ts';
import type { EventRecord } from '../../../client/panel/messages.ts';
import { step, TRACE, TWO_TRIGGERS } from './steps.ts';

describe('what an event came to', () => {
  it('counts its ways', () => {
    expect(countsText(countOutcomes(TWO_TRIGGERS))).toBe('1 resolved, 1 filtered out');
    expect(countsText(countOutcomes(TWO_TRIGGERS.slice(0, 2)))).toBe('');
  });

  it.each([
    [
      'a resolved request whose result follows',
      [step(1, undefined, 'trigger.request', 'dry'), step(2, 1, 'trigger.result')],
      'dry',
    ],
    [
      'a request that was sent and failed',
      [step(1, undefined, 'trigger.request', 'live'), step(2, 1, 'trigger.result', 'error')],
      'error',
    ],
    ['waiting', [step(1, undefined, 'filter'), step(2, 1, 'condition', 'waiting')], 'waiting'],
    [
      'a failure with a remark',
      [step(1, undefined, 'trigger.result', 'error'), step(2, 1, 'retry', 'skipped')],
      'error',
    ],
    [
      'a second attempt that resolved',
      [
        step(1, undefined, 'trigger.result', 'error'),
        step(2, 1, 'retry', 'waiting'),
        step(3, 2, 'trigger.request', 'dry'),
        step(4, 3, 'policy', 'skipped'),
      ],
      'dry',
    ],
    [
      'a dead letter',
      [
        step(1, undefined, 'trigger.result', 'error'),
        step(2, 1, 'dlq'),
        step(3, 2, 'trigger.request', 'dry'),
      ],
      'error',
    ],
    ['nothing', [], 'passed'],
  ] as const)('%s', (_, steps, expected) => {
    expect(outcomeOf(steps)).toBe(expected);
  });

  it('is shown by the step that decided', () => {
    expect(decidingStep(TWO_TRIGGERS)?.seq).toBe(6);
    expect(decidingStep(TWO_TRIGGERS.filter(({ seq }) => seq !== 6))?.seq).toBe(8);
    expect(decidingStep([])).toBeUndefined();
  });
});

describe('what the panel is told', () => {
  const record = (id: string, at: string, more: Partial<EventRecord> = {}): EventRecord => ({
    id,
    at,
    origin: 'fired',
    namespace: 'n',
    eventSource: 's',
    eventName: 'e',
    status: 'running',
    ...more,
  });

  it('adds up to a history, newest first', () => {
    const first = changeHistory(EMPTY_HISTORY, {
      type: 'history',
      records: [record('a', '1'), record('b', '2')],
      steps: [],
    });
    const second = changeHistory(first, {
      type: 'update',
      records: [record('a', '1', { traceId: TRACE, status: 'done' }), record('c', '2')],
      removed: ['b'],
      steps: TWO_TRIGGERS,
    });
    expect(second.records.map(({ id }) => id)).toEqual(['c', 'a']);
    expect(stepsOf(second, second.records[1])).toHaveLength(TWO_TRIGGERS.length);
    expect(stepsOf(second, second.records[0])).toEqual([]);
  });
});

describe('text for people', () => {
  it.each([
    ['{"a":1}', '{\n  "a": 1\n}'],
    ['not json', 'not json'],
    ['{"a":12345678901234567890}', '{\n  "a": 12345678901234567890\n}'],
    ['[1.50, [], {}, [1,2]]', '[\n  1.50,\n  [],\n  {},\n  [\n    1,\n    2\n  ]\n]'],
    ['{"a":}', '{"a":}'],
  ])('%s', (text, expected) => {
    expect(prettyJson(text)).toBe(expected);
  });

  it('is cut where it is too long', () => {
    expect(shortText('a\n  b', 10)).toBe('a b');
    expect(shortText('abcdef', 4)).toBe('abc…');
  });
});
