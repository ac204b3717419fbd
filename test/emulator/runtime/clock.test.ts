import { describe, expect, it } from 'vitest';

import { realClock, virtualClock } from '../../../emulator/runtime/clock.ts';
import { timeTravel } from '../../../emulator/runtime/timeTravel.ts';

const nothingToDo = (): Promise<void> => Promise.resolve();

describe('virtual clock', () => {
  it('runs timers in order of their time, then of their setting', async () => {
    const clock = virtualClock(0);
    const ran: string[] = [];
    const note = (name: string) => (): void => void ran.push(`${name}@${clock.now()}`);
    clock.schedule(20, note('b'));
    clock.schedule(10, note('a'));
    clock.schedule(20, note('c'));
    clock.schedule(30, note('late'));
    expect(clock.nextTimer()).toBe(10);
    await timeTravel(clock, nothingToDo).jumpTo(25);
    expect(ran).toEqual(['a@10', 'b@20', 'c@20']);
    expect(clock.now()).toBe(25);
  });

  it('runs timers that timers set on the way', async () => {
    const clock = virtualClock(0);
    const ran: number[] = [];
    const arm = (at: number): void => {
      clock.schedule(at, () => {
        ran.push(at);
        arm(at + 10);
      });
    };
    arm(10);
    await timeTravel(clock, nothingToDo).jumpTo(35);
    expect(ran).toEqual([10, 20, 30]);
  });

  it('forgets a cancelled timer, and says when there is none to step to', () => {
    const clock = virtualClock(0);
    clock.schedule(10, () => expect.unreachable())();
    expect(clock.step()).toBe(false);
    expect(clock.now()).toBe(0);
  });

  it('does not go beyond the next timer by itself', () => {
    const clock = virtualClock(0);
    clock.schedule(10, () => undefined);
    clock.moveTo(25);
    expect(clock.now()).toBe(10);
  });
});

describe.each([
  ['virtual', virtualClock(0), 100],
  ['real', realClock(), 150_000],
])('a %s clock', (_, clock, length) => {
  it('knows the next of any number of timers, and none that a date cannot hold', () => {
    const cancels = Array.from({ length }, () => clock.schedule(1e300, () => undefined));
    expect(clock.nextTimer()).toBe(8.64e15);
    for (const cancel of cancels.reverse()) cancel();
    expect(clock.nextTimer()).toBeUndefined();
  });
});

describe('time travel', () => {
  it('fails as the promise does that it waits for', async () => {
    const travel = timeTravel(virtualClock(0), nothingToDo);
    await expect(travel.until(Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });

  it('goes from timer to timer until a promise has ended', async () => {
    const clock = virtualClock(0);
    const sleep = (ms: number): Promise<void> =>
      new Promise((resolve) => void clock.schedule(clock.now() + ms, resolve));
    await timeTravel(clock, nothingToDo).until(sleep(10).then(() => sleep(3_600_000)));
    expect(clock.now()).toBe(3_600_010);
  });

  it('waits until what a timer led to is done before it goes on', async () => {
    const clock = virtualClock(0);
    const order: string[] = [];
    let busy: Promise<void> = Promise.resolve();
    const work = (name: string) => (): void => {
      order.push(`${name} begins at ${clock.now()}`);
      busy = new Promise((resolve) => setTimeout(resolve, 5)).then(
        () => void order.push(`${name} ends at ${clock.now()}`),
      );
    };
    clock.schedule(10, work('a'));
    clock.schedule(20, work('b'));
    await timeTravel(clock, () => busy).jumpTo(30);
    expect(order).toEqual(['a begins at 10', 'a ends at 10', 'b begins at 20', 'b ends at 20']);
  });
});
