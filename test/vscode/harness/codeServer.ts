import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { CODE_SERVER, SERVER_NODE } from './paths.ts';

export interface CodeServerOptions {
  /** A fresh directory for everything that VS Code writes. */
  readonly home: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Without it every folder is trusted. */
  readonly askForTrust?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

export interface CodeServer {
  /** Such as `127.0.0.1:41234`. */
  readonly authority: string;
  stop(): Promise<void>;
}

const NODE = join(SERVER_NODE, 'bin/node');
const ENTRY = join(CODE_SERVER, 'out/node/entry.js');
const START_LIMIT_MS = 60_000;

const SETTINGS = {
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'chat.disableAIFeatures': true,
};

/** Starts a VS Code server in a process group of its own. */
export async function startCodeServer(options: CodeServerOptions): Promise<CodeServer> {
  const port = await freePort();
  const authority = `127.0.0.1:${port}`;
  const child = spawn(NODE, [ENTRY, ...flags(options, authority)], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment(options) },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => {
      said = (said + data.toString()).slice(-8000);
    });
  }
  const stop = (): Promise<void> => stopGroup(child);
  try {
    await listening(authority, child);
  } catch (error) {
    await stop();
    throw new Error(`code-server did not start:\n${said}`, { cause: error });
  }
  return { authority, stop };
}

/** Installs a packaged extension into `home`. */
export function installVsix(vsix: string, home: string): void {
  const args = [ENTRY, '--install-extension', vsix, ...directories(home)];
  execFileSync(NODE, args, { stdio: 'pipe', env: { ...process.env, ...environment({ home }) } });
}

function flags({ home, settings, askForTrust }: CodeServerOptions, authority: string): string[] {
  mkdirSync(join(home, 'data/User'), { recursive: true });
  writeFileSync(join(home, 'data/User/settings.json'), JSON.stringify({ ...SETTINGS, ...settings }));
  const trust = askForTrust ? [] : ['--disable-workspace-trust'];
  const quiet = [
    '--auth',
    'none',
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-getting-started-override',
  ];
  return [...quiet, '--bind-addr', authority, ...directories(home), ...trust];
}

function directories(home: string): string[] {
  const config = ['--config', join(home, 'config.yaml')];
  return [...config, '--user-data-dir', join(home, 'data'), '--extensions-dir', join(home, 'extensions')];
}

function environment({ home, env }: CodeServerOptions): Record<string, string> {
  const cache = join(home, 'xdg');
  return {
    HOME: home,
    XDG_CONFIG_HOME: cache,
    XDG_DATA_HOME: cache,
    XDG_CACHE_HOME: cache,
    VSCODE_IPC_HOOK_CLI: '',
    ...env,
  };
}

async function listening(authority: string, child: ChildProcess): Promise<void> {
  const limit = Date.now() + START_LIMIT_MS;
  while (Date.now() < limit && child.exitCode === null) {
    const answer = await fetch(`http://${authority}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
    await wait(200);
  }
  throw new Error('it does not listen');
}

async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  signalGroup(child.pid, 'SIGTERM');
  if (child.exitCode === null) await Promise.race([ended, wait(5000)]);
  // The extension host outlives the server by a grace time of minutes otherwise.
  signalGroup(child.pid, 'SIGKILL');
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody of the group is left.
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
