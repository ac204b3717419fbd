/**
 * Drives the workbench as a person would, with the extension installed from its VSIX. Pictures go to `test-results/ui/`. The last line is
 * `N passed, N failed`. With a word as argument only the scenarios whose name contains it are run.
 */
import { NO_API_SERVER } from '../support/apiServer.ts';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

import manifest from '../../package.json' with { type: 'json' };
import { findCluster } from '../vscode/harness/cluster.ts';
import { installCodeServer } from '../vscode/harness/install.ts';
import { ROOT } from '../vscode/harness/paths.ts';
import { temporaryDirectory } from '../vscode/harness/stage.ts';
import { SCENARIOS } from './scenarios.ts';
import { openWorkbench } from './workbench.ts';

const VSIX = join(ROOT, `argo-events-${manifest.version}.vsix`);
const BUILT = join(ROOT, 'dist/extension.cjs');
export const PICTURES = join(ROOT, 'test-results/ui');

/** Packages what is built, unless that has been done. */
function ensureVsix(): void {
  if (!existsSync(BUILT)) throw new Error('The extension is not built: run npm run package first.');
  if (existsSync(VSIX) && statSync(VSIX).mtimeMs >= statSync(BUILT).mtimeMs) return;
  execFileSync(process.execPath, [join(ROOT, 'scripts/package.ts')], { cwd: ROOT, stdio: 'inherit' });
}

async function main(): Promise<number> {
  ensureVsix();
  installCodeServer();
  rmSync(PICTURES, { recursive: true, force: true });
  mkdirSync(PICTURES, { recursive: true });
  const directory = temporaryDirectory('ui');
  const cluster = await findCluster();
  const chosen = Object.entries(SCENARIOS).filter(([name]) => name.includes(process.argv[2] ?? ''));
  let passed = 0;
  let failed = 0;
  try {
    for (const [name, { folder, settings, steps, needsCluster }] of chosen) {
      if (needsCluster && !('KUBECONFIG' in cluster.env) && process.env.CI === undefined) {
        console.log(`  - ${name}: SKIPPED, ${NO_API_SERVER}`);
        continue;
      }
      const home = join(directory, name.replaceAll(/\W+/g, '-'));
      const workbench = await openWorkbench({
        vsix: VSIX,
        home,
        folder,
        settings: settings ?? {},
        pictures: PICTURES,
        env: cluster.env,
      });
      try {
        await steps(workbench);
        console.log(`  ✓ ${name}`);
        passed++;
      } catch (error) {
        console.log(
          `  ✗ ${name}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        );
        await workbench.picture(`failed-${name.replaceAll(/\W+/g, '-')}`).catch(() => undefined);
        failed++;
      } finally {
        await workbench.close();
      }
    }
  } finally {
    await cluster.stop();
    rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

process.exitCode = await main();
