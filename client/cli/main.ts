import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

import { UserError } from '../../emulator/runtime/userError.ts';
import type { Kube } from './cluster/cluster.ts';
import { createProgram } from './program.ts';
import type { Io } from './io.ts';
import type { Nats } from './run/bus.ts';

const stopped = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.abort());
// A reader that went away (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

const io: Io = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  readStdin,
  lines: () => createInterface({ input: process.stdin, signal: stopped.signal }),
  cwd: process.cwd(),
  command: commandOf(process.argv[1] ?? ''),
  colours: process.stdout.isTTY && !process.env.NO_COLOR,
  stopped: stopped.signal,
};

const program = createProgram(io, {
  worker: pathToFileURL(join(__dirname, 'emulator.cjs')),
  loadKube,
  loadNats: () => createRequire(__filename)('./nats.cjs') as Nats,
  exit: (code) => void (process.exitCode = code),
});
// Commander has already said what was wrong, and the exit code is set.
void program
  .parseAsync()
  .catch(() => undefined)
  .finally(leave);

/** Ends the process when all is written, whatever a library has left open, such as a socket that nobody answers on. */
function leave(): void {
  process.stdout.write('', () => process.stderr.write('', () => process.exit()));
}

async function readStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** `argo-events-dev` where it is installed; from a checkout, the file that Node runs. */
function commandOf(script: string): string {
  return script.endsWith('.cjs') ? `node ${relative(process.cwd(), script)}` : 'argo-events-dev';
}

/** The client library for clusters needs Node 22. */
function loadKube(): Kube {
  if (Number(process.versions.node.split('.')[0]) < 22) {
    throw new UserError(`This command needs Node 22 or newer; this is Node ${process.versions.node}.`);
  }
  return createRequire(__filename)('./kube.cjs') as Kube;
}
