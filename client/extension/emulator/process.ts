import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';

import { connect, type ControlClient } from '../../../emulator/runtime/control/client.ts';
import type { Log } from '../log.ts';

/** A running emulator process with a connection to it. */
export interface EmulatorProcess {
  readonly pid: number | undefined;
  readonly client: ControlClient;
  /** False as soon as the connection is gone, which is seen before the process has ended. */
  isConnected(): boolean;
  /** Called once, with the reason, when the process has ended. */
  onExit(callback: (why: string) => void): void;
  stop(): Promise<void>;
}

const START_LIMIT_MS = 20_000;

/**
 * Forks `file` (the emulator's bundle), waits until it listens, and says hello. Rejects when it ends before that.
 * @param clock where virtual time starts, RFC 3339; real time without it
 */
export async function startProcess(
  file: string,
  log: Log,
  clock: string | undefined,
): Promise<EmulatorProcess> {
  const token = randomBytes(24).toString('hex');
  const time = clock === undefined ? {} : { ARGO_EVENTS_CLOCK: clock };
  const child = fork(file, [], { env: { ...process.env, ARGO_EVENTS_TOKEN: token, ...time }, silent: true });
  child.stdout?.on('data', (data: Buffer) => {
    log.info(`emulator: ${data.toString().trimEnd()}`);
  });
  let complaint = '';
  child.stderr?.on('data', (data: Buffer) => {
    complaint = data.toString().trim().split('\n').at(-1) ?? complaint;
    log.error(`emulator: ${data.toString().trimEnd()}`);
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => {
      resolve(error.message);
    });
    child.once('exit', (code, signal) => {
      const how = signal === null ? `exit code ${code ?? 0}` : `signal ${signal}`;
      resolve(complaint === '' ? how : `${how}: ${complaint}`);
    });
  });
  const listening = new Promise<number>((resolve, reject) => {
    const limit = setTimeout(() => {
      reject(new Error('the emulator did not start in time'));
    }, START_LIMIT_MS);
    child.on('message', (message: { readonly type?: string; readonly port?: number }) => {
      if (message.type !== 'listening' || message.port === undefined) return;
      clearTimeout(limit);
      resolve(message.port);
    });
    void ended.then((why) => {
      clearTimeout(limit);
      reject(new Error(why));
    });
  });
  try {
    const client = await connect(await listening, token);
    let connected = true;
    client.onClose(() => {
      connected = false;
    });
    return {
      pid: child.pid,
      client,
      isConnected: () => connected,
      onExit: (callback) => void ended.then(callback),
      async stop() {
        client.close();
        child.kill('SIGTERM');
        const limit = setTimeout(() => child.kill('SIGKILL'), 3000);
        await ended;
        clearTimeout(limit);
      },
    };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}
