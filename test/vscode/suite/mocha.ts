import { appendFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { format } from 'node:util';
import type Mocha from 'mocha';

/** Path of the project's mocha; the bundler puts it in. */
declare const MOCHA: string;

const LIMIT_MS = 30_000;

/** Runs the tests that `load` defines and writes what came of them where the runner looks for it. */
export async function runMocha(load: () => Promise<unknown>): Promise<void> {
  const loaded = createRequire(__filename)(MOCHA) as typeof Mocha | { readonly default: typeof Mocha };
  const Runner = 'default' in loaded ? loaded.default : loaded;
  const mocha = new Runner({ ui: 'bdd', timeout: LIMIT_MS, reporter: 'spec', color: false });
  const log = process.env.ARGO_EVENTS_TEST_LOG;
  if (log !== undefined)
    Runner.reporters.Base.consoleLog = (...args: unknown[]) => {
      appendFileSync(
        log,
        `${format(...args)}
`,
      );
    };
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await load();
  const skipped: string[] = [];
  let passed = 0;
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('pass', () => passed++);
    runner.on('pending', (test) => skipped.push(test.fullTitle()));
  });
  const file = process.env.ARGO_EVENTS_TEST_RESULTS;
  if (file !== undefined) writeFileSync(file, JSON.stringify({ passed, failed: failures, skipped }));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
