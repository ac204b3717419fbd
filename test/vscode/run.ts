/**
 * Runs the mocha suites in a real VS Code: in code-server with Chromium, or, with `VSCODE_EXECUTABLE` or `--desktop`, in a desktop VS Code.
 * The extension must be built. The last line is `N passed, N failed`.
 */
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';

import { findCluster } from './harness/cluster.ts';
import { installCodeServer } from './harness/install.ts';
import { startOnOldestNode } from './harness/oldestNode.ts';
import { ROOT } from './harness/paths.ts';
import { stageExtension, temporaryDirectory } from './harness/stage.ts';
import { bundleSuite, runSuite, type SuiteResult, type SuiteRun } from './harness/suite.ts';

const SUITES = [
  { name: 'trusted', entry: 'test/vscode/suite/index.ts', askForTrust: false },
  { name: 'restricted', entry: 'test/vscode/restricted/index.ts', askForTrust: true },
] as const;

const executable = process.env.VSCODE_EXECUTABLE;
const desktop = executable !== undefined || process.argv.includes('--desktop');

async function main(): Promise<number> {
  if (!existsSync(join(ROOT, 'dist/extension.cjs'))) {
    console.error('The extension is not built: run npm run build first.');
    return 2;
  }
  const directory = temporaryDirectory('vscode');
  const cluster = await findCluster();
  let passed = 0;
  let failed = 0;
  try {
    if (!desktop) installCodeServer();
    const extension = stageExtension(join(directory, 'extension'));
    for (const suite of SUITES) {
      console.log(`\n=== ${suite.name} workspace`);
      const result = await run(suite, extension, join(directory, suite.name), cluster.env).catch(failure);
      passed += result.passed;
      failed += result.failed;
      for (const skipped of result.skipped) console.log(`SKIPPED: ${skipped}`);
    }
    if (!desktop) {
      console.log('\n=== bundles on the oldest Node');
      for (const { name, error } of await startOnOldestNode(join(extension, 'dist'))) {
        console.log(error === undefined ? `  ✓ ${name}` : `  ✗ ${name}: ${error}`);
        if (error === undefined) passed++;
        else failed++;
      }
    }
  } finally {
    await cluster.stop();
    rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

async function run(
  { entry, askForTrust }: (typeof SUITES)[number],
  extension: string,
  home: string,
  env: Readonly<Record<string, string>>,
): Promise<SuiteResult> {
  const bundle = join(home, 'suite/index.cjs');
  await bundleSuite(entry, bundle);
  const folder = join(home, 'workspace');
  cpSync(join(ROOT, 'test/vscode/fixtures/workspace'), folder, { recursive: true });
  const options = { home, extension, suite: bundle, folder, askForTrust, env };
  return desktop ? runOnDesktop(options) : runSuite(options);
}

/** Mocha in a desktop VS Code: the suite writes its result where the environment says. */
async function runOnDesktop({
  home,
  extension,
  suite,
  folder,
  askForTrust,
  env,
}: SuiteRun): Promise<SuiteResult> {
  const results = join(home, 'results.json');
  await runTests({
    ...(executable !== undefined && { vscodeExecutablePath: executable }),
    extensionDevelopmentPath: extension,
    extensionTestsPath: suite,
    launchArgs: [
      folder,
      '--user-data-dir',
      join(home, 'data'),
      '--extensions-dir',
      join(home, 'extensions'),
      ...(askForTrust ? [] : ['--disable-workspace-trust']),
    ],
    extensionTestsEnv: { ...env, ARGO_EVENTS_TEST_RESULTS: results },
  }).catch((error: unknown) => {
    console.error(error);
  });
  return JSON.parse(readFileSync(results, 'utf8')) as SuiteResult;
}

function failure(error: unknown): SuiteResult {
  console.error(error);
  return { passed: 0, failed: 1, skipped: [] };
}

process.exitCode = await main();
