import { describe, expect, it } from 'vitest';

import { sensor, webhook } from '../../support/manifests.ts';
import { address, START, testEmulator } from '../../support/emulator.ts';
import { told } from '../../support/told.ts';

const NONE = 'invalid trigger t, could not find an implementation';
const failing = (more: string): string => sensor('conditions: d').trimEnd().replace(/---$/, '') + more;

describe('actions in time', () => {
  it.each<[string, string, string[]]>([
    [
      'retries with growing waits, atLeastOnce only',
      failing(
        '      atLeastOnce: true\n      retryStrategy: {steps: 3, duration: 2s, factor: 2, jitter: 0}\n',
      ),
      [
        `+0 trigger.result s/t error: ${NONE}`,
        '+0 retry s/t waiting: attempt 1 of 3 failed; the next one comes in 2 s',
        `+2 trigger.result s/t error: ${NONE}`,
        '+2 retry s/t waiting: attempt 2 of 3 failed; the next one comes in 4 s',
        `+6 trigger.result s/t error: ${NONE}`,
        `+6 retry s/t error: failed to trigger actions, failed after retries: ${NONE}`,
      ],
    ],
    [
      'a bare duration is nanoseconds, and steps: 0 are five attempts',
      failing('      atLeastOnce: true\n      retryStrategy: {steps: 0, duration: 5, jitter: 0}\n'),
      [
        ...Array.from({ length: 4 }, (_, index) => [
          `+0 trigger.result s/t error: ${NONE}`,
          `+0 retry s/t waiting: attempt ${index + 1} of 5 failed; the next one comes in 0 ms`,
        ]).flat(),
        `+0 trigger.result s/t error: ${NONE}`,
        `+0 retry s/t error: failed to trigger actions, failed after retries: ${NONE}`,
      ],
    ],
    [
      'retryStrategy alone has no effect, and that is said',
      failing('      retryStrategy: {steps: 3}\n'),
      [
        `+0 trigger.result s/t error: ${NONE}`,
        '+0 retry s/t skipped: retryStrategy has no effect without atLeastOnce: the sensor does not wait for the outcome',
      ],
    ],
    [
      'a backoff that cannot be read keeps the action from running, even without atLeastOnce',
      failing('      retryStrategy: {duration: soon}\n'),
      [
        '+0 retry s/t error: invalid backoff configuration, time: invalid duration "soon": the action is not run at all',
      ],
    ],
    [
      'the dead letter trigger runs when every attempt has failed',
      failing(
        '      atLeastOnce: true\n      dlqTrigger: {atLeastOnce: true, template: {name: dead, log: {}}}\n',
      ),
      [
        `+0 trigger.result s/t error: ${NONE}`,
        '+0 dlq s/t passed: every attempt has failed, so the dead letter trigger dead runs',
        '+0 trigger.request s/dead dry: would be sent',
      ],
    ],
    [
      'a policy has nothing to look at while nothing is sent',
      sensor(
        'http: {url: "http://x", payload: [{src: {dependencyName: d}, dest: a}]}\n      policy: {status: {allow: [200, 201]}}',
      ),
      [
        '+0 trigger.parameters s/t passed: one parameter applied to the payload',
        '+0 trigger.request s/t dry: would be sent',
        '+0 policy s/t skipped: nothing was sent, so there is no status; live, any but 200, 201 would be a failure',
      ],
    ],
    [
      'a policy for objects says how long it would look',
      sensor(
        'k8s: {operation: create, source: {resource: {apiVersion: v1, kind: Pod}}}\n      policy: {k8s: {labels: {done: "true"}, backoff: {steps: 2}}}',
      ),
      [
        '+0 trigger.request s/t dry: would be sent',
        '+0 policy s/t skipped: nothing was created; live, the object would be looked at up to 2 times until it has done=true, and if it never has, that is a success all the same',
      ],
    ],
    [
      'a type ignores the policy of others',
      sensor('log: {}\n      policy: {status: {allow: [200]}}'),
      ['+0 trigger.request s/t dry: would be sent'],
    ],
  ])('%s', async (_, manifest, expected) => {
    const { emulator, steps } = await testEmulator(webhook(12000) + manifest);
    const { done } = await emulator.fire(address('hook/e'), {});
    await emulator.travel?.until(done);
    expect(told(steps)).toEqual(expected);
  });

  it.each<[string, string, RegExp]>([
    [
      'number',
      'steps: 1000000000, duration: 1s',
      /^attempt 1000 of 1000000000 failed; the emulator makes no more/,
    ],
    ['time', 'steps: 60000, duration: 1h, factor: 100', /^attempt \d{3} of 60000 failed; .* end of time/],
  ])('ends a retry whose %s has no end, and goes on as after the last attempt', async (_, strategy, why) => {
    const dead = 'dlqTrigger: {atLeastOnce: true, template: {name: dead, log: {}}}';
    const manifest = failing(
      `      atLeastOnce: true\n      retryStrategy: {${strategy}, jitter: 0}\n      ${dead}\n`,
    );
    const { emulator, steps } = await testEmulator(webhook(12000) + manifest);
    const { done } = await emulator.fire(address('hook/e'), {});
    await emulator.travel?.until(done);
    const ends = steps.slice(-3).map(({ kind, verdict }) => `${kind} ${verdict}`);
    expect(ends).toEqual(['retry error', 'dlq passed', 'trigger.request dry']);
    expect(steps.at(-3)?.why).toMatch(why);
  });

  it('leaves no timer behind when the emulator is closed in the middle of a wait', async () => {
    const manifest = failing('      atLeastOnce: true\n      retryStrategy: {steps: 2, duration: 1h}\n');
    const { emulator, clock } = await testEmulator(webhook(12000) + manifest);
    await emulator.fire(address('hook/e'), {});
    await expect.poll(() => clock.nextTimer()).toBeDefined();
    await emulator.close();
    expect(clock.nextTimer()).toBeUndefined();
  });

  it('waits for the rate limit, trigger by trigger, in virtual time', async () => {
    const limited = sensor('log: {}\n      rateLimit: {unit: Minute, requestsPerUnit: 2}');
    const { emulator, steps } = await testEmulator(webhook(12000) + limited);
    const fired = await Promise.all([1, 2, 3].map(() => emulator.fire(address('hook/e'), {})));
    await emulator.travel?.until(Promise.all(fired.map(({ done }) => done)));
    expect(told(steps)).toEqual([
      '+0 trigger.request s/t dry: would be sent',
      '+0 rateLimit s/t waiting: waits 30 s: one execution every 30 s',
      '+0 rateLimit s/t waiting: waits 1 min: one execution every 30 s',
      '+30 trigger.request s/t dry: would be sent',
      '+60 trigger.request s/t dry: would be sent',
    ]);
  });

  it('a dead letter trigger without atLeastOnce is refused by the controller', async () => {
    const manifest = failing('      dlqTrigger: {template: {name: dead, log: {}}}\n');
    const { emulator } = await testEmulator(webhook(12000) + manifest);
    expect(emulator.summary().problems).toMatchObject([
      {
        message:
          'Sensor s is not run, the controller refuses it: to use dlqTrigger, trigger.atLeastOnce must be set to true',
        where: { pointer: '/spec/triggers/0/dlqTrigger' },
      },
    ]);
  });

  it('a rate limit of nothing keeps the sensor from starting, and each event says so', async () => {
    const { emulator, steps } = await testEmulator(
      webhook(12000) + sensor('log: {}\n      rateLimit: {unit: Second}'),
    );
    await (
      await emulator.fire(address('hook/e'), {})
    ).done;
    const why = expect.stringContaining('divides by zero') as string;
    expect(emulator.summary().problems).toMatchObject([{ message: why }]);
    expect(steps.at(-1)).toMatchObject({ kind: 'error', subject: 's', why });
  });
});

describe('conditionsReset', () => {
  const both = sensor('log: {}\n        conditionsReset: [{byTime: {cron: "0 4 * * *"}}]').replace(
    '  triggers:',
    '    - {name: o, eventSourceName: hook, eventName: o}\n  triggers:',
  );
  const sources = webhook(12000).replace(
    '    e:',
    '    o: {endpoint: /o, method: POST, port: "12000"}\n    e:',
  );

  it('forgets at the tick what waits, and the round begins anew', async () => {
    const { emulator, steps } = await testEmulator(sources + both);
    await (
      await emulator.fire(address('hook/e'), {})
    ).done;
    await emulator.travel?.jumpTo(Date.parse('2026-01-02T04:00:00Z'));
    expect(steps.at(-1)).toMatchObject({
      kind: 'condition.reset',
      at: '2026-01-02T04:00:00.000Z',
      output: { dependencies: ['d'] },
    });
    await (
      await emulator.fire(address('hook/o'), {})
    ).done;
    expect(steps.at(-1)).toMatchObject({ kind: 'condition', verdict: 'waiting' });
  });

  it('keeps an event that waits for an action to end', async () => {
    const slow = '      atLeastOnce: true\n      retryStrategy: {steps: 2, duration: 2h, jitter: 0}\n---\n';
    const failed = both.replace('log: {}', 'conditions: d && o').replace(/---\n$/, slow);
    const { emulator, clock, steps } = await testEmulator(sources + failed);
    for (const name of ['hook/e', 'hook/o', 'hook/e']) await emulator.fire(address(name), {});
    await emulator.travel?.jumpTo(clock.now() + 3 * 3_600_000);
    const { done } = await emulator.fire(address('hook/o'), {});
    await emulator.travel?.until(done);
    const conditions = steps.filter(({ kind }) => kind.startsWith('condition'));
    expect(conditions.map(({ kind, verdict }) => `${kind} ${verdict}`)).toEqual([
      'condition waiting',
      'condition passed',
      'condition.reset passed',
      'condition waiting',
      'condition passed',
    ]);
  });

  it('says nothing where nothing waits', async () => {
    const { emulator, steps } = await testEmulator(sources + both);
    await emulator.travel?.jumpTo(Date.parse('2026-01-05T00:00:00Z'));
    expect(steps).toEqual([]);
  });
});

describe('a night of timers', () => {
  it('runs at once, and gives the same trace each time', async () => {
    const calendar =
      'apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata: {name: hook}\nspec:\n  calendar:\n    e: {interval: 1m}\n---\n';
    const manifest = failing(
      '      atLeastOnce: true\n      retryStrategy: {steps: 3, duration: 20s, factor: 2}\n',
    );
    const traces = [];
    for (let run = 0; run < 2; run++) {
      const { emulator, steps } = await testEmulator(calendar + manifest, { connect: true });
      await emulator.travel?.jumpTo(START + 8 * 3_600_000);
      traces.push(JSON.stringify(steps));
      expect(steps.filter(({ kind }) => kind === 'event.received')).toHaveLength(480);
      await emulator.close();
    }
    expect(traces[0]).toBe(traces[1]);
  });
});
