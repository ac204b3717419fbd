import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';

import { launchBrowser } from './browser.ts';
import { startCodeServer, type CodeServerOptions } from './codeServer.ts';
import { ROOT } from './paths.ts';

/** What a suite says when it is done. */
export interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly string[];
}

const SUITE_LIMIT_MS = 240_000;

/** Bundles a suite for the extension host; `vscode` and `mocha` come from there. */
export async function bundleSuite(entry: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [join(ROOT, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    define: { MOCHA: JSON.stringify(join(ROOT, 'node_modules/mocha')), 'import.meta.url': 'importMetaUrl' },
    banner: { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
    logLevel: 'warning',
  });
}

export interface SuiteRun extends CodeServerOptions {
  readonly extension: string;
  readonly suite: string;
  readonly folder: string;
}

/** Runs a bundled suite in the extension host of a real VS Code, which Chromium shows. */
export async function runSuite(run: SuiteRun): Promise<SuiteResult> {
  mkdirSync(run.home, { recursive: true });
  const results = join(run.home, 'results.json');
  const log = join(run.home, 'suite.log');
  const env = { ...run.env, ARGO_EVENTS_TEST_RESULTS: results, ARGO_EVENTS_TEST_LOG: log };
  const server = await startCodeServer({ ...run, env });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const exit = suiteExit(page);
    await enableTestDriver(page);
    const remote = (path: string): string => `vscode-remote://${server.authority}${path}`;
    const payload = JSON.stringify([
      ['extensionDevelopmentPath', remote(run.extension)],
      ['extensionTestsPath', remote(run.suite)],
    ]);
    const query = new URLSearchParams({ folder: run.folder, payload });
    await page.goto(`http://${server.authority}/?${query.toString()}`);
    await exit.catch(async (error: unknown) => {
      await page.screenshot({ path: join(ROOT, 'test-results/vscode-timeout.png') });
      throw error;
    });
    return JSON.parse(readFileSync(results, 'utf8')) as SuiteResult;
  } finally {
    if (existsSync(log)) console.log(readFileSync(log, 'utf8').trimEnd());
    await browser.close();
    await server.stop();
  }
}

/** Ends with the suite. What the workbench writes to the browser's console is of no interest. */
function suiteExit(page: Page): Promise<number> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      reject(new Error('The suite did not end in time'));
    }, SUITE_LIMIT_MS);
    void page.exposeFunction('codeAutomationLog', () => undefined);
    void page.exposeFunction('codeAutomationExit', (code: number) => {
      clearTimeout(limit);
      resolve(code);
    });
  });
}

/** The workbench runs a suite only when its configuration says that it is driven by a test. */
async function enableTestDriver(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const original = Reflect.get<Element, 'getAttribute'>(Element.prototype, 'getAttribute');
    Element.prototype.getAttribute = function (name: string) {
      const value = original.call(this, name);
      if (value === null || name !== 'data-settings' || this.id !== 'vscode-workbench-web-configuration')
        return value;
      const settings = JSON.parse(value) as { developmentOptions?: object };
      return JSON.stringify({
        ...settings,
        developmentOptions: { ...settings.developmentOptions, enableSmokeTestDriver: true },
      });
    };
  });
}
