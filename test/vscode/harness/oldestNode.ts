import { fork } from 'node:child_process';
import { join } from 'node:path';

import { OLDEST_NODE } from './paths.ts';

/** The processes that the extension starts, and how to see that one has come up. */
const PROCESSES = [
  { bundle: 'server.cjs', args: ['--node-ipc'] },
  { bundle: 'emulator.cjs', args: [] },
] as const;
/** What the extension host loads with require. */
const MODULES = ['kube.cjs', 'yaml-service.cjs'] as const;
const LIMIT_MS = 20_000;

/** Starts every bundle on the oldest Node that the extension may meet; returns what failed. */
export async function startOnOldestNode(dist: string): Promise<readonly { name: string; error?: string }[]> {
  const results: { name: string; error?: string }[] = [];
  const add = (name: string, error: string | undefined): void => {
    results.push(error === undefined ? { name } : { name, error });
  };
  for (const { bundle, args } of PROCESSES)
    add(`${bundle} starts on Node 22.15`, await startAndAsk(join(dist, bundle), args));
  for (const bundle of MODULES) add(`${bundle} loads on Node 22.15`, await loadModule(join(dist, bundle)));
  return results;
}

/** Undefined when the process answers; otherwise what went wrong. */
function startAndAsk(file: string, args: readonly string[]): Promise<string | undefined> {
  const child = fork(file, args, {
    execPath: OLDEST_NODE,
    silent: true,
    env: { ...process.env, ARGO_EVENTS_TOKEN: 'smoke' },
  });
  let said = '';
  child.stderr?.on('data', (data: Buffer) => (said += data.toString()));
  // The server answers a request; the emulator speaks first.
  child.send({
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { processId: null, rootUri: null, capabilities: {} },
  });
  return new Promise((resolve) => {
    const done = (error: string | undefined): void => {
      clearTimeout(limit);
      child.kill('SIGKILL');
      resolve(error);
    };
    const limit = setTimeout(() => {
      done(`no answer. ${said}`);
    }, LIMIT_MS);
    child.once('message', () => {
      done(undefined);
    });
    child.once('exit', (code) => {
      done(`exit code ${code ?? 0}. ${said}`);
    });
  });
}

function loadModule(file: string): Promise<string | undefined> {
  const child = fork(file, [], { execPath: OLDEST_NODE, silent: true });
  let said = '';
  child.stderr?.on('data', (data: Buffer) => (said += data.toString()));
  return new Promise((resolve) => {
    child.once('exit', (code) => {
      resolve(code === 0 ? undefined : `exit code ${code ?? 0}. ${said}`);
    });
  });
}
