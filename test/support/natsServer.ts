import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect } from '@nats-io/transport-node';

const SCRIPT = fileURLToPath(new URL('../../../shared/tools/servers/nats.sh', import.meta.url));

/** A nats-server with JetStream on disk that can be ended and started again with what it has stored. */
export interface NatsServer {
  readonly url: string;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Why there is no server; the variable names a throw-away one. */
export const NO_NATS =
  'no nats-server: neither ARGO_EVENTS_TEST_NATS_URL is set nor is ../shared/tools/servers there; the tests of --bus are skipped';

export function hasNats(): boolean {
  return given() !== undefined || existsSync(SCRIPT);
}

/** Whether the server is ours, so that it can be restarted. */
export function canRestartNats(): boolean {
  return given() === undefined && existsSync(SCRIPT);
}

/** Starts a server, or takes the one that the environment names. */
export async function startNats(): Promise<NatsServer> {
  const url = given();
  if (url === undefined) return startOwn();
  const refuse = (): Promise<void> =>
    Promise.reject(new Error('the server of the environment is not restarted'));
  return { url, restart: refuse, stop: () => Promise.resolve() };
}

/** `NATS_URL` counts in CI only: the tests write to the server. */
function given(): string | undefined {
  const { ARGO_EVENTS_TEST_NATS_URL, NATS_URL, CI } = process.env;
  return ARGO_EVENTS_TEST_NATS_URL ?? (CI === 'true' ? NATS_URL : undefined);
}

async function startOwn(): Promise<NatsServer> {
  execFileSync(SCRIPT, ['install'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const binary = await installed();
  const folder = await mkdtemp(join(tmpdir(), 'argo-events-nats-'));
  const port = await freePort();
  const url = `nats://127.0.0.1:${port}`;
  const config = join(folder, 'nats.conf');
  await writeFile(config, `listen: 127.0.0.1:${port}\njetstream { store_dir: '${join(folder, 'data')}' }\n`);
  let server = await up(binary, config, url);
  return {
    url,
    async restart() {
      await end(server);
      server = await up(binary, config, url);
    },
    async stop() {
      await end(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function installed(): Promise<string> {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'argo-events-test-servers');
  const names = await readdir(cache);
  const name = names.find((one) => /^nats-[0-9a-f]+$/.test(one));
  if (name === undefined) throw new Error(`nats.sh has installed nothing in ${cache}`);
  return join(cache, name, 'nats-server');
}

async function up(binary: string, config: string, url: string): Promise<ChildProcess> {
  const server = spawn(binary, ['--config', config], { stdio: 'ignore' });
  const connection = await connect({ servers: url, waitOnFirstConnect: true, reconnectTimeWait: 50 });
  await connection.close();
  return server;
}

function end(server: ChildProcess): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    server.once('exit', () => {
      resolve();
    });
  });
  server.kill('SIGTERM');
  return ended;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
