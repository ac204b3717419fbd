import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';

import manifest from '../../package.json' with { type: 'json' };
import { median, type Report } from './measure.ts';

const RUNS = 7;

/** Loads the extension and activates it in a bare Node: what VS Code waits for, without VS Code's own work. */
const ACTIVATE = `
  const Module = require('node:module');
  const anything = () => new Proxy(function () {}, {
    get: (target, key) => (key === Symbol.toPrimitive ? () => '' : key === 'then' ? undefined : key in target ? target[key] : anything()),
    apply: () => anything(),
    construct: () => anything(),
  });
  const load = Module._load;
  Module._load = (name, ...rest) => (name === 'vscode' ? Object.create(anything()) : load(name, ...rest));
  const start = performance.now();
  const { activate } = require('./dist/extension.cjs');
  const loaded = performance.now();
  activate({ subscriptions: [], extensionPath: process.cwd(), extensionUri: anything(), workspaceState: anything(), globalState: anything(), asAbsolutePath: (path) => path });
  console.log(JSON.stringify([loaded - start, performance.now() - start]));
  process.exit(0);
`;

/** Size of the package and what loading it costs. */
export function benchBundles(report: Report): Promise<void> {
  const vsix = `argo-events-${manifest.version}.vsix`;
  if (readdirSync('.').includes(vsix))
    report({ name: 'vsix.size', value: round(statSync(vsix).size / 1_048_576), unit: 'MiB' });
  const runs = Array.from(
    { length: RUNS },
    () => JSON.parse(execFileSync(process.execPath, ['-e', ACTIVATE]).toString()) as [number, number],
  );
  report({ name: 'extension.load', value: round(median(runs.map(([load]) => load))), unit: 'ms' });
  report({
    name: 'extension.activate',
    value: round(median(runs.map(([, activate]) => activate))),
    unit: 'ms',
  });
  return Promise.resolve();
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
