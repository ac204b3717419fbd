import { describe, expect, it } from 'vitest';

import { virtualClock } from '../../../emulator/runtime/clock.ts';

describe('virtual clock', () => {
  it('runs timers in order of their time, then of their setting', () => {
    const clock = virtualClock(0);
    const ran: string[] = [];
    const note = (name: string) => (): void => void ran.push(`${name}@${clock.now()}`);
    clock.schedule(20, note('b'));
    clock.schedule(10, note('a'));
    clock.schedule(20, note('c'));
    clock.schedule(30, note('late'));
    expect(clock.nextTimer()).toBe(10);
    clock.advanceTo(25);
    expect(ran).toEqual(['a@10', 'b@20', 'c@20']);
    expect(clock.now()).toBe(25);
  });

  it('runs timers that timers set on the way', () => {
    const clock = virtualClock(0);
    const ran: number[] = [];
    const arm = (at: number): void => {
      clock.schedule(at, () => {
        ran.push(at);
        arm(at + 10);
      });
    };
    arm(10);
    clock.advanceTo(35);
    expect(ran).toEqual([10, 20, 30]);
  });

  it('forgets a cancelled timer, and says when there is none to step to', () => {
    const clock = virtualClock(0);
    clock.schedule(10, () => expect.unreachable())();
    expect(clock.step()).toBe(false);
    expect(clock.now()).toBe(0);
  });
});
