import { parseDuration } from '../../../emulator/engine/lang/duration.ts';
import type { Emulator } from '../../../emulator/runtime/emulator.ts';
import type { Io } from '../io.ts';

export const TIME_HELP = 'Enter: go to the next timer. +8h or 2026-01-02T06:00:00Z and Enter: go there.';

/** Lets the user move virtual time by lines of standard input. */
export async function steerTime(emulator: Emulator, io: Io): Promise<void> {
  const { travel, clock } = emulator;
  if (!travel) return;
  for await (const line of io.lines()) {
    const target = targetOf(line.trim(), clock.now());
    if (typeof target === 'string') io.err(`${target}\n`);
    else if (target !== undefined) await travel.jumpTo(target);
    else if (!(await travel.step())) io.err('There is no timer to go to.\n');
    io.out(`It is ${new Date(clock.now()).toISOString()}${nextText(clock.nextTimer())}.\n`);
  }
}

function nextText(next: number | undefined): string {
  return next === undefined ? '' : `; the next timer is at ${new Date(next).toISOString()}`;
}

/** Milliseconds since 1970; undefined for the next timer; a text where the line cannot be read. */
function targetOf(line: string, now: number): number | string | undefined {
  if (line === '') return undefined;
  if (line.startsWith('+')) {
    const duration = parseDuration(line.slice(1));
    return 'error' in duration ? `${line} is no duration. ${TIME_HELP}` : now + Number(duration.nanos) / 1e6;
  }
  const at = Date.parse(line);
  if (Number.isNaN(at)) return `${line} is no time. ${TIME_HELP}`;
  return at < now ? `${line} has gone by: time only goes forward.` : at;
}
