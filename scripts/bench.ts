/** `bench [NAME…]`: measures and prints one JSON line a figure; never asserts. Without names everything is measured. */
import { benchBundles } from './bench/bundles.ts';
import { benchEmulator } from './bench/emulator.ts';
import { benchEngine } from './bench/engine.ts';
import { benchHttp } from './bench/http.ts';
import { benchLanguageServer } from './bench/language-server.ts';
import { benchLint } from './bench/lint.ts';
import type { Report } from './bench/measure.ts';
import { benchValidate } from './bench/validate.ts';
import { benchWorkspace } from './bench/workspace.ts';

/** One line a benchmark. */
const BENCHMARKS: Readonly<Record<string, (report: Report) => Promise<void>>> = {
  bundles: benchBundles,
  emulator: benchEmulator,
  engine: benchEngine,
  http: benchHttp,
  'language-server': async (report) => {
    for (const figure of await benchLanguageServer()) report(figure);
  },
  lint: benchLint,
  validate: benchValidate,
  workspace: benchWorkspace,
};

const wanted = process.argv.slice(2);
for (const [name, bench] of Object.entries(BENCHMARKS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  await bench((figure) => {
    process.stdout.write(`${JSON.stringify(figure)}\n`);
  });
}
