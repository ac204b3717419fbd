import { fork } from 'node:child_process';
import { once } from 'node:events';

import { median, type Report } from './measure.ts';

const PROCESSES = 5;

/** What the controllers say of 1,000 manifests that are parsed: the first time in a process, and after that. */
export async function benchValidate(report: Report): Promise<void> {
  const cold: number[] = [];
  const warm: number[] = [];
  for (let run = 0; run < PROCESSES; run++) {
    const child = fork(new URL('validateRuns.ts', import.meta.url));
    const [[first = 0, ...others]] = (await once(child, 'message')) as [readonly number[]];
    cold.push(first);
    warm.push(median(others));
  }
  report({ name: 'validate.1000-manifests.cold', value: round(median(cold)), unit: 'ms' });
  report({ name: 'validate.1000-manifests.warm', value: round(median(warm)), unit: 'ms' });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
