import { describe, expect, it } from 'vitest';

import type { Step } from '../../../emulator/engine/trace/step.ts';
import { address, testEmulator } from '../../support/emulator.ts';
import { sensor, webhook } from '../../support/manifests.ts';
import { told } from '../../support/told.ts';

const http = (more = ''): string => sensor(`http: {url: "http://x/", method: GET}${more}`);
const job = (more = ''): string =>
  sensor(
    `k8s: {operation: create, source: {resource: {apiVersion: batch/v1, kind: Job, metadata: {name: j}}}}${more}`,
  );
const RETRY = '\n      atLeastOnce: true\n      retryStrategy: {steps: 3, duration: 2s, jitter: 0}';
const DEAD =
  '\n      dlqTrigger: {atLeastOnce: true, template: {name: dead, http: {url: "http://y/", method: GET}}}';
const labels = (more = ''): string =>
  `\n      policy: {k8s: {labels: {done: "yes"}, backoff: {duration: 10s, steps: 3, jitter: 0}${more}}}`;

async function run(manifest: string, answers: string, times = 1): Promise<Step[]> {
  const { emulator, steps } = await testEmulator(webhook(12000) + manifest, {}, `answers: [${answers}]`);
  for (let count = 0; count < times; count++) {
    const { done } = await emulator.fire(address('hook/e'), {});
    await emulator.travel?.until(done);
  }
  return steps;
}

const WOULD = 'trigger.request s/t dry: would be sent';
const REFUSED = 'failed to execute trigger, Get "http://x/": connection refused';
const policy = (status: number): string =>
  `policy application resulted in failure. http response status ${status} is not allowed`;

describe('a dry trigger with set answers', () => {
  it.each<[string, string, string, string[]]>([
    [
      'any status is a success without a policy',
      http(),
      '{trigger: s/t, status: 503}',
      [`+0 ${WOULD}`, '+0 trigger.result s/t passed: would be answered 503 (as set)'],
    ],
    [
      'fails twice, is tried again, and succeeds',
      http(`\n      policy: {status: {allow: [200]}}${RETRY}`),
      '{trigger: s/t, status: 500, times: 2}, {trigger: s/t, status: 200}',
      [
        `+0 ${WOULD}`,
        '+0 trigger.result s/t passed: would be answered 500 (as set)',
        `+0 policy s/t error: ${policy(500)}`,
        '+0 retry s/t waiting: attempt 1 of 3 failed; the next one comes in 2 s',
        `+2 ${WOULD}`,
        '+2 trigger.result s/t passed: would be answered 500 (as set)',
        `+2 policy s/t error: ${policy(500)}`,
        '+2 retry s/t waiting: attempt 2 of 3 failed; the next one comes in 2 s',
        `+4 ${WOULD}`,
        '+4 trigger.result s/t passed: would be answered 200 (as set)',
        '+4 policy s/t passed: status 200 is allowed',
      ],
    ],
    [
      'succeeds once all answers are used up',
      http(RETRY),
      '{trigger: s/t, error: connection refused, times: 1}',
      [
        `+0 ${WOULD}`,
        `+0 trigger.result s/t error: ${REFUSED} (as set)`,
        '+0 retry s/t waiting: attempt 1 of 3 failed; the next one comes in 2 s',
        `+2 ${WOULD}`,
        '+2 trigger.result s/t passed: would be answered 200 (as set)',
      ],
    ],
    [
      'leads to the dead letter trigger when every attempt has failed',
      http(`${RETRY}${DEAD}`),
      '{trigger: s/t, error: connection refused}, {trigger: s/dead, status: 202, delay: 1s}',
      [
        ...[0, 2].flatMap((at) => [
          `+${at} ${WOULD}`,
          `+${at} trigger.result s/t error: ${REFUSED} (as set)`,
          `+${at} retry s/t waiting: attempt ${at / 2 + 1} of 3 failed; the next one comes in 2 s`,
        ]),
        `+4 ${WOULD}`,
        `+4 trigger.result s/t error: ${REFUSED} (as set)`,
        `+4 retry s/t error: failed to trigger actions, failed after retries: ${REFUSED}`,
        '+4 dlq s/t passed: every attempt has failed, so the dead letter trigger dead runs',
        '+4 trigger.request s/dead dry: would be sent',
        '+5 trigger.result s/dead passed: would be answered 202 (as set)',
      ],
    ],
    [
      'fails without atLeastOnce, and nothing comes of it',
      http('\n      retryStrategy: {steps: 3}'),
      '{trigger: "s/*", error: connection refused}',
      [
        `+0 ${WOULD}`,
        `+0 trigger.result s/t error: ${REFUSED} (as set)`,
        '+0 retry s/t skipped: retryStrategy has no effect without atLeastOnce: the sensor does not wait for the outcome',
      ],
    ],
    [
      'takes as long as is set, and no longer than its timeout',
      sensor(`http: {url: "http://x/", method: GET, timeout: 5}${RETRY}`),
      '{trigger: s/t, delay: 1m, times: 1}, {trigger: s/t, delay: 3s}',
      [
        `+0 ${WOULD}`,
        '+5 trigger.result s/t error: failed to execute trigger, Get "http://x/": context deadline exceeded (Client.Timeout exceeded while awaiting headers) (as set)',
        '+5 retry s/t waiting: attempt 1 of 3 failed; the next one comes in 2 s',
        `+7 ${WOULD}`,
        '+10 trigger.result s/t passed: would be answered 200 (as set)',
      ],
    ],
    [
      'follows redirects',
      http(),
      '{trigger: s/t, status: 307, headers: {Location: "http://z/"}, times: 2}, {trigger: s/t, status: 201}',
      [`+0 ${WOULD}`, '+0 trigger.result s/t passed: would be answered 201 in 3 calls (as set)'],
    ],
    [
      'has the labels of its policy at the second look',
      job(labels()),
      '{trigger: s/t, after: 4s}',
      [
        `+0 ${WOULD}`,
        '+0 trigger.result s/t passed: would succeed (as set)',
        '+0 policy s/t waiting: look 1 of 3: the object does not have done=yes yet; the next one comes in 10 s',
        '+10 policy s/t passed: look 2 of 3: the object has done=yes',
      ],
    ],
    [
      'never has them: a success all the same',
      job(labels()),
      '{trigger: s/t, labels: {done: "no"}}',
      [
        `+0 ${WOULD}`,
        '+0 trigger.result s/t passed: would succeed (as set)',
        ...[1, 2].map(
          (look) =>
            `+${look * 10 - 10} policy s/t waiting: look ${look} of 3: the object does not have done=yes yet; the next one comes in 10 s`,
        ),
        '+20 policy s/t passed: look 3 of 3: the object does not have done=yes yet; without errorOnBackoffTimeout that is a success all the same',
      ],
    ],
    [
      'never has them: a failure with errorOnBackoffTimeout',
      job(labels(', errorOnBackoffTimeout: true').replace('steps: 3', 'steps: 1')),
      '{trigger: s/t, labels: {}}',
      [
        `+0 ${WOULD}`,
        '+0 trigger.result s/t passed: would succeed (as set)',
        '+0 policy s/t error: failed to determine status of the triggered resource. setting trigger state as failed',
      ],
    ],
    [
      'is refused by the cluster',
      job(),
      '{trigger: argo-events/s/t, error: jobs.batch "j" already exists}',
      [
        `+0 ${WOULD}`,
        '+0 trigger.result s/t error: failed to execute trigger, jobs.batch "j" already exists (as set)',
      ],
    ],
    [
      'creates what is not there to be patched',
      job().replace('operation: create', 'operation: patch'),
      '{trigger: s/t, exists: false, times: 1}',
      [
        `+0 ${WOULD}; the live object is read first: absent, this object is created instead`,
        '+0 trigger.result s/t passed: would succeed in 2 calls (as set)',
      ],
    ],
    [
      'has deleted what is not there',
      job().replace('operation: create', 'operation: delete'),
      '{trigger: s/t, exists: false, delay: 1s}',
      [
        `+0 ${WOULD}; an object that does not exist counts as deleted`,
        '+1 trigger.result s/t passed: would succeed (as set)',
      ],
    ],
    [
      'finds no Workflow after submit-from, as upstream does',
      sensor(
        'argoWorkflow: {operation: submit-from, source: {resource: {apiVersion: argoproj.io/v1alpha1, kind: WorkflowTemplate, metadata: {name: w}}}}',
      ),
      '{trigger: s/t}',
      [
        '+0 trigger.request s/t dry: would be sent; Argo Events then looks for a Workflow called w, finds none and reports a failure although the workflow was submitted',
        '+0 trigger.result s/t error: failed to execute trigger, workflows.argoproj.io "w" not found (as set)',
      ],
    ],
    [
      'is tried again by the client of AWS',
      sensor(
        'awsLambda: {functionName: f, region: r, payload: [{src: {dependencyName: d}, dest: a}]}\n      policy: {status: {allow: [200]}}',
      ),
      '{trigger: s/t, status: 503, times: 2}',
      [
        '+0 trigger.parameters s/t passed: one parameter applied to the payload',
        `+0 ${WOULD}`,
        '+0 trigger.result s/t passed: would be answered 200 in 3 calls (as set)',
        '+0 policy s/t passed: status 200 is allowed',
      ],
    ],
    [
      'does not learn what the brokers of Kafka say',
      sensor('kafka: {url: "a:1", topic: t, payload: [{src: {dependencyName: d}, dest: a}]}'),
      '{trigger: s/t, error: leader not available}',
      [
        '+0 trigger.parameters s/t passed: one parameter applied to the payload',
        `+0 ${WOULD}`,
        '+0 trigger.result s/t passed: would count as sent, for upstream only logs what the brokers say: leader not available (as set)',
      ],
    ],
    [
      'waits when Slack tells it to',
      sensor('slack: {channel: c, message: m, slackToken: {name: a, key: b}}'),
      '{trigger: s/t, status: 429, headers: {Retry-After: "30"}, times: 1}, {trigger: s/t, body: {ok: false, error: not_in_channel}}',
      [
        `+0 ${WOULD}`,
        '+30 trigger.result s/t error: failed to execute trigger, failed to post to channel c, not_in_channel (as set)',
      ],
    ],
    [
      'ends what has no end',
      sensor('slack: {channel: c, message: m, slackToken: {name: a, key: b}}'),
      '{trigger: s/t, status: 429, headers: {Retry-After: "0"}}',
      [
        `+0 ${WOULD}`,
        '+0 trigger.result s/t error: failed to execute trigger, the emulator makes no more than 1000 calls and waits in one attempt (as set)',
      ],
    ],
    [
      'takes no notice of answers to others',
      http(),
      '{trigger: s/other, status: 503}, {trigger: s/t, labels: {a: b}}',
      [`+0 ${WOULD}`],
    ],
  ])('%s', async (_, manifest, answers, expected) => {
    const steps = await run(manifest, answers);
    expect(told(steps)).toEqual(expected);
    expect(JSON.stringify(await run(manifest, answers))).toBe(JSON.stringify(steps));
    expect(steps.map(({ verdict }) => verdict)).not.toContain('live');
  });

  it('goes on with the next answer from one event to the next', async () => {
    const steps = await run(http(), '{trigger: s/t, status: 500, times: 2}', 3);
    const results = steps.flatMap((step) => (step.kind === 'trigger.result' ? [step.output?.status] : []));
    expect(results).toEqual([500, 500, 200]);
  });

  it('says which calls were answered, and shows no secret', async () => {
    const [result] = (
      await run(http(), '{trigger: s/t, status: 302, headers: {Location: /z}, times: 1}')
    ).filter(({ kind }) => kind === 'trigger.result');
    expect(result?.output).toEqual({
      status: 200,
      set: [
        { call: 'GET http://x/', answer: '302' },
        { call: 'GET http://x/z', answer: '200' },
      ],
    });
  });
});

it.each([
  ['exists: true', ['get jobs j: has no labels', 'update jobs j: done']],
  ['exists: false', ['get jobs j: jobs.batch "j" not found', 'create jobs j: done']],
  ['error: conflict', ['get jobs j: has no labels', 'update jobs j: conflict']],
])('an update with %s is answered call by call', async (answer, calls) => {
  const update = job().replace('operation: create', 'operation: update');
  const steps = await run(update, `{trigger: s/t, ${answer}}`);
  const result = steps.find(({ kind }) => kind === 'trigger.result');
  const set = result?.kind === 'trigger.result' ? (result.output?.set ?? []) : [];
  expect(set.map(({ call, answer: said }) => `${call}: ${said}`)).toEqual(calls);
});

describe('an answer that stands for nothing is told', () => {
  it.each([
    ['{trigger: s/tt, status: 503}', 'There is no trigger s/tt. Did you mean s/t?'],
    ['{trigger: s/other}', 'There is no trigger s/other. There are: s/t.'],
    ['{trigger: s/t, labels: {}}', 't is of the type http, which is never answered with an object.'],
  ])('%s', async (answers, message) => {
    const { emulator } = await testEmulator(webhook(12000) + http(), {}, `answers: [${answers}]`);
    const where = { uri: 'file:///.argo-events.yaml', document: 0, pointer: '/answers/0/trigger' };
    expect(emulator.summary().problems).toEqual([{ message, where }]);
  });
});
