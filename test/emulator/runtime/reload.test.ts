import { describe, expect, it } from 'vitest';

import { readFile } from '../../../schemas/manifest/file.ts';
import { sensor, webhook } from '../../support/manifests.ts';
import { address, testEmulator, type TestEmulator } from '../../support/emulator.ts';

const HOUR = 3_600_000;

interface Running extends TestEmulator {
  /** The URLs that were really sent to. */
  readonly sent: string[];
  fire(): Promise<void>;
  load(text: string): Promise<void>;
}

async function running(
  text: string,
  answer: { status?: number; error?: string } = { status: 200 },
): Promise<Running> {
  const sent: string[] = [];
  const made = await testEmulator(webhook(12000) + text, {
    send: (request) => {
      if (request.type === 'http') sent.push(request.url);
      return Promise.resolve(answer);
    },
  });
  const settled = (): Promise<void> | undefined => made.emulator.travel?.jumpTo(made.clock.now());
  return {
    ...made,
    sent,
    async fire() {
      await made.emulator.fire(address('hook/e'), { payload: '{}' });
      await settled();
    },
    async load(next) {
      await made.emulator.load([readFile('file:///test.yaml', webhook(12000) + next)]);
      await settled();
    },
  };
}

/** A sensor whose trigger sends to a host, with more of the trigger. */
const sending = (host: string, more = ''): string =>
  sensor(`http: {url: "http://${host}", payload: [{src: {dependencyName: d}, dest: a}]}`)
    .trimEnd()
    .replace(/---$/, '') + `${more}---\n`;

const SLOW = '      rateLimit: {unit: Hour, requestsPerUnit: 1}\n';
const RETRIED = '      atLeastOnce: true\n      retryStrategy: {steps: 3, duration: 1h, jitter: 0}\n';
const LIVE = ['argo-events/s/t'];

describe('what is agreed to be sent', () => {
  it.each<[string, (one: Running) => Promise<void> | void, string[]]>([
    [
      'goes on when other manifests change',
      (one) => one.load(`${sending('a', SLOW)}# more\n`),
      ['a', 'a', 'a'],
    ],
    ['stops with the agreement', ({ emulator }) => emulator.setLive([]), ['a']],
    ['is not sent to a host of before', (one) => one.load(sending('b', SLOW)), ['a']],
    ['is not sent by a sensor that is gone', (one) => one.load(''), ['a']],
  ])('%s', async (_, change, hosts) => {
    const one = await running(sending('a', SLOW));
    one.emulator.setLive(LIVE);
    for (let count = 0; count < 3; count++) await one.fire();
    await change(one);
    await one.emulator.travel?.jumpTo(one.clock.now() + 5 * HOUR);
    expect(one.sent).toEqual(hosts.map((host) => `http://${host}`));
  });

  it('is one trigger of one namespace', async () => {
    const one = await running(sending('a') + sending('b').replace('name: s', 'name: s\n  namespace: prod'));
    one.emulator.setLive(['prod/s/t']);
    await one.fire();
    expect(one.sent).toEqual([]);
  });

  it.each([
    [LIVE, ['http://a']],
    [
      [...LIVE, 'argo-events/s/t/dlqTrigger'],
      ['http://a', 'http://b'],
    ],
  ])('%j: a dead letter trigger is live on its own', async (live, urls) => {
    const dead =
      '      dlqTrigger: {atLeastOnce: true, template: {name: d, http: {url: "http://b", payload: [{src: {dependencyName: d}, dest: a}]}}}\n';
    const one = await running(sending('a', `      atLeastOnce: true\n${dead}`), { error: 'refused' });
    one.emulator.setLive(live);
    await one.fire();
    expect(one.sent).toEqual(urls);
  });
});

describe('a sensor that is loaded again while an action waits', () => {
  it('goes on when it has not changed', async () => {
    const one = await running(sending('a', RETRIED), { error: 'refused' });
    one.emulator.setLive(LIVE);
    await one.fire();
    await one.load(`# above\n${sending('a', RETRIED)}`);
    await one.emulator.travel?.jumpTo(one.clock.now() + 5 * HOUR);
    expect(one.sent).toHaveLength(3);
  });

  it.each([
    ['with atLeastOnce the bus delivers again', RETRIED, 'delivers it again', 'b'],
    ['without, the action is lost', SLOW, 'the action is lost', undefined],
  ])('ends when it has changed: %s', async (_, more, said, next) => {
    const one = await running(sending('a', more), { error: 'refused' });
    one.emulator.setLive(LIVE);
    await one.fire();
    await one.fire();
    await one.load(sending('b', more));
    expect(one.steps.filter(({ kind }) => kind === 'error').at(-1)?.why).toContain(said);
    await one.emulator.travel?.jumpTo(one.clock.now() + 5 * HOUR);
    expect(one.sent.includes('http://b')).toBe(next === 'b');
  });
});

describe('messages for a sensor that is away', () => {
  it('wait on the bus, which is said, and come when it is back', async () => {
    const one = await running(sending('a'));
    await one.load('');
    await one.fire();
    expect(one.steps.at(-1)).toMatchObject({ kind: 'bus.dropped', verdict: 'waiting' });
    await one.load(sending('a'));
    expect(one.steps.at(-1)).toMatchObject({ kind: 'trigger.request', verdict: 'dry' });
  });

  it('are those of its new dependencies on NATS Streaming', async () => {
    const bus =
      'apiVersion: argoproj.io/v1alpha1\nkind: EventBus\nmetadata: {name: default}\nspec: {nats: {native: {}}}\n---\n';
    const one = await running(bus + sending('a').replace('eventName: e', 'eventName: other'));
    await one.load(bus + sending('a'));
    await one.fire();
    expect(one.steps.at(-1)).toMatchObject({ kind: 'trigger.request', verdict: 'dry' });
  });
});

it('an emulator that was closed ends what waits and takes nothing more', async () => {
  const one = await running(sending('a', RETRIED), { error: 'refused' });
  one.emulator.setLive(LIVE);
  const { done } = await one.emulator.fire(address('hook/e'), { payload: '{}' });
  await one.emulator.close();
  await done;
  expect(one.sent).toEqual(['http://a']);
  await expect(one.emulator.fire(address('hook/e'), { payload: '{}' })).rejects.toThrow('closed');
});
