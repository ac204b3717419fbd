/**
 * Every test, in the order in which a failure is cheapest: types and style, Node, the packaged extension in a real VS Code, a person's way
 * through it in a real browser. Ends with `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

import { hasApiServer, startApiServer } from './support/apiServer.ts';

const BROWSERS = [
  process.env.CHROMIUM_EXECUTABLE,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const inCi = process.env.CI === 'true';

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const counts: Count[] = [];

async function run(
  name: string,
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<void> {
  process.stdout.write(`\n== ${name}\n`);
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    process.stdout.write(chunk);
  });
  const code = await new Promise<number>((resolve) => {
    child.once('close', (status) => {
      resolve(status ?? 1);
    });
  });
  const count = countIn(text);
  // A runner that fails without a count is one failure; one that succeeds without a count is a check.
  const failed = code !== 0 && count.failed === 0 ? 1 : count.failed;
  counts.push({ passed: code === 0 && count.passed === 0 ? 1 : count.passed, failed });
}

function countIn(text: string): Count {
  const plain = stripVTControlCharacters(text);
  const own = [...plain.matchAll(/^(\d+) passed, (\d+) failed/gm)].at(-1);
  if (own) return { passed: Number(own[1]), failed: Number(own[2]) };
  const tests = [...plain.matchAll(/^\s*Tests\s.*$/gm)].at(-1)?.[0] ?? '';
  const number = (word: string): number => Number(new RegExp(`(\\d+) ${word}`).exec(tests)?.[1] ?? 0);
  return { passed: number('passed'), failed: number('failed') };
}

const npm = (script: string): [string, readonly string[]] => ['npm', ['run', '-s', script]];

await run('types', ...npm('typecheck'));
await run('style and import rules', ...npm('lint'));
await run('build and package', ...npm('package'));
const server = hasApiServer() ? await startApiServer() : undefined;
const env = server ? { ARGO_EVENTS_TEST_KUBECONFIG: server.kubeconfig } : {};
try {
  await run('Node', 'vitest', ['run'], env);
  const browser = BROWSERS.find((path) => path !== undefined && existsSync(path));
  if (browser === undefined) {
    const missing =
      'not run: the suites in a real VS Code and a real browser. They need Chromium: install it (Debian: apt-get install chromium), or set CHROMIUM_EXECUTABLE to its path.';
    process.stdout.write(`\n${missing}\n`);
    if (inCi) counts.push({ passed: 0, failed: 1 });
  } else {
    await run('real VS Code', ...npm('test:vscode'), { ...env, CHROMIUM_EXECUTABLE: browser });
    await run('a person in a real browser', ...npm('test:ui'), { ...env, CHROMIUM_EXECUTABLE: browser });
  }
} finally {
  await server?.stop();
}

const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
