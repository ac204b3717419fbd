import { describe, expect, it } from 'vitest';

import { createHistory } from '../../../client/extension/emulator/history.ts';
import type { EmulatorProcess } from '../../../client/extension/emulator/process.ts';
import { restartGuard } from '../../../client/extension/emulator/restartGuard.ts';
import { createEmulatorSession } from '../../../client/extension/emulator/session.ts';
import { silent } from './silentLog.ts';

const ADDRESS = { namespace: 'argo-events', eventSource: 'orders', eventName: 'placed' };
const SUMMARY = { eventSources: 1, sensors: 0, triggers: 0, listeners: [], problems: [] };

/** An emulator process that answers from here, and dies when told to. */
function fakeProcess(requests: string[]): EmulatorProcess & { die(): void } {
  let connected = true;
  const exits: ((why: string) => void)[] = [];
  const waiting: ((error: Error) => void)[] = [];
  const answers: Record<string, unknown> = {
    'project/load': SUMMARY,
    'triggers/setLive': { live: [] },
    'trace/resume': {},
  };
  return {
    pid: 1,
    isConnected: () => connected,
    onExit: (callback) => exits.push(callback),
    stop: () => Promise.resolve(),
    die() {
      connected = false;
      for (const reject of waiting) reject(new Error('the emulator has gone'));
      for (const exit of exits) exit('signal SIGKILL');
    },
    client: {
      request: (method: string, params: unknown) => {
        requests.push(`${method} ${JSON.stringify(params)}`);
        const answer = answers[method];
        return answer === undefined
          ? new Promise<never>((_, reject) => waiting.push(reject))
          : Promise.resolve(answer as never);
      },
      onNotification: () => () => undefined,
      onClose: () => undefined,
      close: () => undefined,
    },
  };
}

function makeSession() {
  const requests: string[] = [];
  const processes: ReturnType<typeof fakeProcess>[] = [];
  const crashes: boolean[] = [];
  const dropped: string[] = [];
  const hosts = { current: 'a.example.com' };
  const history = createHistory(() => undefined);
  const session = createEmulatorSession({
    history,
    log: silent,
    start: () => {
      const process = fakeProcess(requests);
      processes.push(process);
      return Promise.resolve(process);
    },
    manifests: () => Promise.resolve([{ uri: 'file:///a.yaml', text: '' }]),
    liveCandidates: () => Promise.resolve([{ name: 'argo-events/s/t', subject: 's/t', host: hosts.current }]),
    onLiveDropped: (triggers) => dropped.push(...triggers.map(({ subject }) => subject)),
    now: () => new Date(0),
    onState: () => undefined,
    onCrash: (_, restarting) => crashes.push(restarting),
  });
  return { session, history, requests, processes, crashes, dropped, hosts };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the emulator of a window', () => {
  it('is started once, by whoever needs it first', async () => {
    const { session, processes, requests } = makeSession();
    await Promise.all([session.start(), session.start()]);
    expect(processes).toHaveLength(1);
    expect(requests.map((one) => one.split(' ')[0])).toEqual(['trace/resume', 'project/load']);
    expect(session.state().phase).toBe('running');
  });

  it('is started again when it dies, with its live triggers, and interrupts what it was at', async () => {
    const { session, history, processes, requests } = makeSession();
    await session.setLive([{ name: 'argo-events/s/t', subject: 's/t', host: 'a.example.com' }]);
    const firing = session.fire({ address: ADDRESS });
    await settle();
    processes[0]?.die();
    const id = await firing;
    await settle();
    expect(history.records()).toMatchObject([{ id, status: 'interrupted' }]);
    expect(processes).toHaveLength(2);
    expect(requests.slice(-3)).toEqual([
      'trace/resume {"nextSeq":1}',
      'project/load {"files":[{"uri":"file:///a.yaml","text":""}]}',
      'triggers/setLive {"triggers":["argo-events/s/t"]}',
    ]);
  });

  it('makes a live trigger dry before manifests are loaded that send it to another host', async () => {
    const { session, requests, dropped, hosts } = makeSession();
    await session.setLive([{ name: 'argo-events/s/t', subject: 's/t', host: 'a.example.com' }]);
    await session.reload();
    expect(dropped).toEqual([]);
    hosts.current = 'b.example.com';
    await session.reload();
    expect(dropped).toEqual(['s/t']);
    expect(requests.slice(-2).map((one) => one.slice(0, 34))).toEqual([
      'triggers/setLive {"triggers":[]}',
      'project/load {"files":[{"uri":"fil',
    ]);
    expect(session.live()).toEqual([]);
  });

  it('is left alone after the third crash within a minute', async () => {
    const { session, processes, crashes } = makeSession();
    await session.start();
    for (const index of [0, 1, 2]) {
      processes[index]?.die();
      await settle();
    }
    expect(crashes).toEqual([true, true, false]);
    expect(session.state()).toMatchObject({ phase: 'crashed' });
    await session.start();
    expect(session.state().phase).toBe('running');
  });

  it('interrupts what is running when it is stopped', async () => {
    const { session, history } = makeSession();
    void session.fire({ address: ADDRESS });
    await settle();
    await session.stop();
    expect(history.records()).toMatchObject([{ status: 'interrupted' }]);
    expect(session.state().phase).toBe('stopped');
  });

  it('keeps what was fired when it does not start', async () => {
    const history = createHistory(() => undefined);
    const session = createEmulatorSession({
      history,
      log: silent,
      start: () => Promise.reject(new Error('no such file')),
      manifests: () => Promise.resolve([]),
      liveCandidates: () => Promise.resolve([]),
      onLiveDropped: () => undefined,
      now: () => new Date(0),
      onState: () => undefined,
      onCrash: () => undefined,
    });
    await session.fire({ address: ADDRESS, payload: '1' });
    expect(history.records()).toMatchObject([{ status: 'refused', why: 'no such file' }]);
  });
});

describe('when to start again', () => {
  it.each([
    ['one crash', [0], [true]],
    ['three in a minute', [0, 1000, 2000], [true, true, false]],
    ['three, far apart', [0, 61_000, 122_000], [true, true, true]],
  ])('%s', (_, moments, expected) => {
    const mayRestart = restartGuard();
    expect(moments.map(mayRestart)).toEqual(expected);
  });
});
