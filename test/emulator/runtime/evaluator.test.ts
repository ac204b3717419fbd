import { describe, expect, it, vi } from 'vitest';

import type { Evaluator } from '../../../emulator/runtime/evaluation.ts';
import { movingEvaluator } from '../../../emulator/runtime/evaluator.ts';
import { inProcessEvaluator } from '../../../emulator/runtime/inProcess.ts';
import { nodePorts } from '../../../emulator/runtime/ports.ts';
import { workerEvaluator } from '../../../emulator/runtime/worker/evaluator.ts';
import { address, testEmulator, type TestEmulator } from '../../support/emulator.ts';
import { sensor, webhook } from '../../support/manifests.ts';

const THREAD = new URL('../../../emulator/runtime/worker/thread.ts', import.meta.url);
/** Milliseconds that the first place is given. */
const PATIENCE = 50;
const HOUR = 3_600_000;
const ports = nodePorts(new Map());
const unguarded = (): Evaluator => inProcessEvaluator(ports);

/** An event with `slow` takes some tenths of a second. */
const JQ = 'if .body.slow then {n: reduce range(800000) as $i (0; . + 1)} else . end';
const sensorWith = (more: string, trigger = 'log: {}'): string =>
  sensor(trigger, `      transform: {jq: '${JQ}'}\n`).trimEnd().replace(/---$/, '') + `${more}---\n`;

/** An event with `late` takes as long, once the trigger has taken it. */
const LATE_ACTION = `      parameters:
        - dest: log.intervalSeconds
          src:
            dependencyName: d
            dataTemplate: '{{ if .Input.body.late }}{{ range until 40000 }}{{ . | quote | trim | len }}{{ end }}{{ end }}'
`;
const RETRIED = '      atLeastOnce: true\n      retryStrategy: {steps: 3, duration: 1h, jitter: 0}\n';
const BOTH = `        conditions: d && other\n`;
const OTHER = '    - {name: other, eventSourceName: hook, eventName: other}\n  triggers:';
const joined = (more = ''): string => sensorWith(BOTH + more).replace('  triggers:', OTHER);

type Shot = readonly [eventName: string, payload: string];
const FAST: Shot = ['e', '{}'];
const LATE: Shot = ['e', '{"late": true}'];
const SLOW: Shot = ['e', '{"slow": true}'];

interface Scenario {
  readonly manifests: string;
  readonly shots: readonly (readonly Shot[])[];
  readonly live?: boolean;
}

const other = '    other:\n      endpoint: /other\n      method: POST\n      port: "12000"\n';

async function played(evaluator: Evaluator, { manifests, shots, live }: Scenario): Promise<TestEmulator> {
  const one = await testEmulator(webhook(12_000, other) + manifests, {
    evaluator,
    send: () => Promise.resolve({ error: 'refused' }),
  });
  const { emulator, clock } = one;
  if (live) emulator.setLive(['argo-events/s/t']);
  for (const together of shots) {
    for (const [name, payload] of together) await emulator.fire(address(`hook/${name}`), { payload });
    await emulator.travel?.jumpTo(clock.now() + HOUR);
  }
  await emulator.travel?.jumpTo(clock.now() + 5 * HOUR);
  await emulator.close();
  return one;
}

describe('an evaluation that takes long', () => {
  it.each<[string, Scenario]>([
    ['between others', { manifests: sensorWith(''), shots: [[FAST, SLOW, FAST], [FAST]] }],
    [
      'while events wait for others',
      { manifests: joined(), shots: [[FAST], [FAST, SLOW], [FAST, ['other', '{}'], FAST]] },
    ],
    [
      'after it has taken its event',
      {
        manifests: joined(LATE_ACTION),
        shots: [[FAST], [['other', '{}'], LATE], [['other', '{}']], [FAST]],
      },
    ],
    [
      'while actions wait to be done again',
      {
        manifests: sensorWith(RETRIED, 'http: {url: "http://a", method: GET}'),
        shots: [[FAST], [SLOW], [FAST]],
        live: true,
      },
    ],
  ])('%s changes nothing of the trace', async (_, scenario) => {
    const { steps: expected } = await played(unguarded(), scenario);
    const elsewhere = vi.fn(unguarded);
    const { steps } = await played(movingEvaluator(ports, elsewhere, PATIENCE), scenario);
    expect(elsewhere).toHaveBeenCalledOnce();
    expect(steps).toEqual(expected);
  });

  it('goes on in a thread of its own', async () => {
    const thread = (): Evaluator => workerEvaluator(THREAD);
    const evaluator = movingEvaluator(ports, thread, PATIENCE);
    const { steps } = await played(evaluator, { manifests: sensorWith(''), shots: [[FAST, SLOW, FAST]] });
    const outcomes = steps.filter(({ kind }) => kind === 'transform').map(({ verdict }) => verdict);
    expect(outcomes).toEqual(['passed', 'passed', 'passed']);
  });
});
