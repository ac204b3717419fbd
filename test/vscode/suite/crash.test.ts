import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';

import { eventually, ORDER, services } from './workbench.ts';

/** The emulators that this extension host has started. */
function emulators(): number[] {
  const listed = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return listed.split('\n').flatMap((line) => {
    const [pid, parent, ...args] = line.trim().split(/\s+/);
    return Number(parent) === process.pid && args.join(' ').includes('emulator.cjs') ? [Number(pid)] : [];
  });
}

describe('an emulator that dies', () => {
  it('is started again, and nothing of the history is lost', async () => {
    const { session, history } = await services();
    await session.fire({ address: ORDER, payload: '{"total": 500}' });
    await eventually('all is done', () => history.records().every(({ status }) => status !== 'running'));
    const records = history.records().length;
    const steps = history.steps().length;
    const [pid] = emulators();
    assert(pid);
    process.kill(pid, 'SIGSTOP');
    const firing = session.fire({ address: ORDER, payload: '{"total": 501}' });
    process.kill(pid, 'SIGKILL');
    const id = await firing;
    const record = await eventually('it is interrupted', () =>
      history.records().find((one) => one.id === id && one.status === 'interrupted'),
    );
    assert.match(record.why ?? '', /ended/);
    await eventually('it runs again', () => session.state().phase === 'running' && emulators().length === 1);
    assert.equal(history.records().length, records + 1);
    assert.equal(history.steps().length, steps);
  });

  it('goes on counting steps, and fires an interrupted event again', async () => {
    const { session, history } = await services();
    const interrupted = history.records().findLast(({ status }) => status === 'interrupted');
    assert(interrupted);
    const next = history.nextSeq();
    const replay = history.replay(interrupted.id);
    assert.equal(replay?.payload, '{"total": 501}');
    const id = await session.fire(replay);
    await eventually('it is done', () =>
      history.records().some((one) => one.id === id && one.status === 'done'),
    );
    const record = history.records().find((one) => one.id === id);
    const first = history.steps().find(({ traceId }) => traceId === record?.traceId);
    assert.equal(first?.seq, next);
    assert.equal(new Set(history.steps().map(({ seq }) => seq)).size, history.steps().length);
  });
});
