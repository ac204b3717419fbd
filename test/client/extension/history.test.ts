import { describe, expect, it } from 'vitest';

import { createHistory, type EventHistory } from '../../../client/extension/emulator/history.ts';
import type { Step } from '../../../emulator/engine/trace/step.ts';

const ADDRESS = { namespace: 'argo-events', eventSource: 'orders', eventName: 'placed' };
const AT = '2026-01-01T00:00:00.000Z';

function received(seq: number, traceId: string, names = ADDRESS): Step {
  const subject = `${names.eventSource}/${names.eventName}`;
  const output = { sourceType: 'webhook', ...names, data: '{"body":{"total":1}}' };
  return { seq, at: AT, traceId, kind: 'event.received', subject, verdict: 'passed', why: 'came in', output };
}

type Act = (history: EventHistory) => unknown;

/** What happens, and what the history then holds: id, trace and status of each record. */
const CASES: readonly (readonly [string, readonly Act[], readonly string[]])[] = [
  ['an event is fired', [(h) => h.fired({ address: ADDRESS }, AT)], ['fired-1 - running']],
  [
    'it is accepted before its steps come',
    [
      (h) => h.fired({ address: ADDRESS }, AT),
      (h) => {
        h.accepted('fired-1', 'a');
      },
      (h) => {
        h.addSteps([received(1, 'a')]);
      },
    ],
    ['fired-1 a running'],
  ],
  [
    'its steps come before it is accepted',
    [
      (h) => h.fired({ address: ADDRESS }, AT),
      (h) => {
        h.addSteps([received(1, 'a')]);
      },
      (h) => {
        h.accepted('fired-1', 'a');
      },
    ],
    ['fired-1 a running'],
  ],
  [
    'all of it is done before it is accepted',
    [
      (h) => h.fired({ address: ADDRESS }, AT),
      (h) => {
        h.idle('a');
      },
      (h) => {
        h.accepted('fired-1', 'a');
      },
    ],
    ['fired-1 a done'],
  ],
  [
    'a request of the same event comes from outside while one is being fired',
    [
      (h) => h.fired({ address: ADDRESS }, AT),
      (h) => {
        h.addSteps([received(1, 'outside')]);
      },
      (h) => {
        h.addSteps([received(2, 'a')]);
      },
      (h) => {
        h.accepted('fired-1', 'a');
      },
    ],
    ['fired-1 a running', 'outside outside running'],
  ],
  [
    'two events of the same name are fired, and answered the other way round',
    [
      (h) => h.fired({ address: ADDRESS }, AT),
      (h) => h.fired({ address: ADDRESS }, AT),
      (h) => {
        h.addSteps([received(1, 'b'), received(2, 'a')]);
      },
      (h) => {
        h.accepted('fired-2', 'b');
      },
      (h) => {
        h.accepted('fired-1', 'a');
      },
    ],
    ['fired-1 a running', 'fired-2 b running'],
  ],
  [
    'an event comes from outside',
    [
      (h) => {
        h.addSteps([received(1, 'x')]);
      },
    ],
    ['x x running'],
  ],
  [
    'it is done',
    [
      (h) => {
        h.addSteps([received(1, 'x')]);
      },
      (h) => {
        h.idle('x');
      },
    ],
    ['x x done'],
  ],
  [
    'the emulator refuses it',
    [
      (h) => h.fired({ address: ADDRESS }, AT),
      (h) => {
        h.refused('fired-1', 'no');
      },
    ],
    ['fired-1 - refused'],
  ],
  [
    'the emulator dies: what was done stays done',
    [
      (h) => h.fired({ address: ADDRESS }, AT),
      (h) => {
        h.accepted('fired-1', 'a');
      },
      (h) => {
        h.idle('a');
      },
      (h) => h.fired({ address: ADDRESS }, AT),
      (h) => {
        h.interrupt('died');
      },
    ],
    ['fired-1 a done', 'fired-2 - interrupted'],
  ],
  [
    'clearing keeps what is running',
    [
      (h) => h.fired({ address: ADDRESS }, AT),
      (h) => {
        h.refused('fired-1', 'no');
      },
      (h) => h.fired({ address: ADDRESS }, AT),
      (h) => {
        h.clear();
      },
    ],
    ['fired-2 - running'],
  ],
];

describe('the history of a window', () => {
  it.each(CASES)('%s', (_, acts, expected) => {
    const history = createHistory(() => undefined);
    for (const act of acts) act(history);
    const shown = history.records().map(({ id, traceId, status }) => `${id} ${traceId ?? '-'} ${status}`);
    expect(shown.sort()).toEqual(expected);
  });

  it('tells of every change what a reader needs to follow', () => {
    const followed = new Map<string, string>();
    const steps: number[] = [];
    const history = createHistory((change) => {
      for (const id of change.removed) followed.delete(id);
      for (const { id, status } of change.records) followed.set(id, status);
      steps.push(...change.steps.map(({ seq }) => seq));
    });
    history.fired({ address: ADDRESS }, AT);
    history.addSteps([received(1, 'outside')]);
    history.addSteps([received(2, 'a')]);
    history.accepted('fired-1', 'a');
    history.idle('a');
    history.interrupt('died');
    expect(Object.fromEntries(followed)).toEqual(
      Object.fromEntries(history.records().map(({ id, status }) => [id, status])),
    );
    expect(steps).toEqual([1, 2]);
  });

  it('counts on after the last step', () => {
    const history = createHistory(() => undefined);
    history.addSteps([received(7, 'a')]);
    history.clear();
    expect(history.nextSeq()).toBe(8);
  });

  it('gives back what was fired, and the data of what came from outside', () => {
    const history = createHistory(() => undefined);
    history.fired({ address: ADDRESS, payload: '{"total": 9}', sample: 'push' }, AT);
    history.addSteps([received(1, 'a'), received(2, 'b')]);
    expect(history.replay('fired-1')).toMatchObject({
      payload: '{"total": 9}',
      sample: 'push',
      from: 'fired',
    });
    expect(history.replay('b')).toMatchObject({ payload: '{"body":{"total":1}}', from: 'received' });
    expect(history.replay('unknown')).toBeUndefined();
  });

  it('lets go of the oldest events from outside, never of fired ones', () => {
    const history = createHistory(() => undefined, 2);
    history.fired({ address: { ...ADDRESS, eventName: 'other' } }, AT);
    for (const [index, traceId] of ['a', 'b', 'c', 'd'].entries()) {
      history.addSteps([received(index + 1, traceId)]);
      history.idle(traceId);
    }
    history.addSteps([received(5, 'e')]);
    expect(history.records().map(({ id }) => id)).toEqual(['fired-1', 'c', 'd', 'e']);
    expect(history.steps().map(({ seq }) => seq)).toEqual([3, 4, 5]);
  });
});
