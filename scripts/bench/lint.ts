import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { median, type Report } from './measure.ts';
import { withWorkspace } from './workspace.ts';

const ROUNDS = 5;

/** What `--cache` leaves in the folder. */
const CACHE_FILE = '.argo-events-lint-cache';

/** Seconds of upstream's native `argo-events lint`, test/conformance/README.md; measured anew where `ARGO_EVENTS_LINT` names it. */
const RECORDED = { 100: 0.07, 1000: 0.3 } as const;

/** Whole processes, start included, on folders of files with one manifest each. */
export async function benchLint(report: Report): Promise<void> {
  const built = resolve('dist/cli.cjs');
  if (!existsSync(built)) throw new Error('the command is not built: npm run build');
  const native = process.env.ARGO_EVENTS_LINT;
  for (const size of [100, 1000] as const)
    await withWorkspace(size, async (folder) => {
      const upstream = native === undefined ? RECORDED[size] : await seconds(native, ['lint', '.'], folder);
      report({ name: `lint.${size}-files.upstream`, value: upstream, unit: native ? 's' : 's, recorded' });
      const lint = (...more: string[]): Promise<number> =>
        seconds(process.execPath, [built, 'lint', '.', ...more], folder);
      const cold = await lint();
      await lint('--cache');
      const cached = await lint('--cache');
      await rm(join(folder, CACHE_FILE));
      for (const [name, value] of Object.entries({ cold, cached })) {
        report({ name: `lint.${size}-files.${name}`, value: round(value), unit: 's' });
        report({
          name: `lint.${size}-files.${name}.vs-upstream`,
          value: round(value / upstream),
          unit: 'times as long',
        });
      }
    });
}

/** The median time of a process, in seconds. Its exit code does not matter. */
async function seconds(command: string, args: readonly string[], cwd: string): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < ROUNDS; run++) {
    const began = performance.now();
    await new Promise<void>((done) => {
      execFile(command, args, { cwd, maxBuffer: 1 << 28 }, () => {
        done();
      });
    });
    times.push((performance.now() - began) / 1_000);
  }
  return median(times);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
