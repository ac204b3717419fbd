import { spawn, type ChildProcess } from 'node:child_process';

/** A `helm template` of a large chart takes seconds; longer than this, something waits for input or for the network. Milliseconds. */
export const TIME_LIMIT = 30_000;

/** More than this is no set of manifests. In bytes. */
export const OUTPUT_LIMIT = 10 * 1024 * 1024;

/** How much of what the command said about its failure is shown. */
const SHOWN_LINES = 5;

export interface CommandLimits {
  readonly timeMs: number;
  readonly bytes: number;
}

/** What a command wrote, or why it cannot be used, as a sentence or two; undefined if it was cancelled. */
export type CommandResult = { readonly text: string } | { readonly problem: string } | undefined;

/** Runs a program with its arguments, without a shell, and takes what it writes to its standard output. */
export function runCommand(
  [program = '', ...args]: readonly string[],
  folder: string,
  signal: AbortSignal,
  limits: CommandLimits = { timeMs: TIME_LIMIT, bytes: OUTPUT_LIMIT },
): Promise<CommandResult> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve(undefined);
      return;
    }
    const child = spawn(program, args, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      // A group of its own, so that what it starts can be stopped with it.
      detached: process.platform !== 'win32',
    });
    const chunks: Buffer[] = [];
    let size = 0;
    let said = '';
    const end = (result: CommandResult): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
      stop(child);
      resolve(result);
    };
    const cancel = (): void => {
      end(undefined);
    };
    const timer = setTimeout(() => {
      end({ problem: `\`${program}\` was stopped: it ran for more than ${limits.timeMs / 1000} s.` });
    }, limits.timeMs);
    signal.addEventListener('abort', cancel);
    child.stdout.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > limits.bytes)
        end({ problem: `\`${program}\` was stopped: it wrote more than ${limits.bytes} bytes.` });
    });
    child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)));
    child.once('error', (error: NodeJS.ErrnoException) => {
      end({ problem: startProblem(program, folder, error) });
    });
    child.once('close', (code, killedBy) => {
      if (code === 0) end({ text: Buffer.concat(chunks).toString('utf8') });
      else end({ problem: exitProblem(program, code ?? killedBy ?? '', said) });
    });
  });
}

function stop(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

/** A folder that is not there is reported as a program that is not. */
function startProblem(program: string, folder: string, { code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT')
    return `\`${program}\` cannot be started in ${folder}. Install it, put it on the PATH, or correct \`command\` or \`folder\`.`;
  if (code === 'EACCES') return `\`${program}\` may not be run: make it executable, or correct \`command\`.`;
  return `\`${program}\` cannot be started: ${message}.`;
}

function exitProblem(program: string, code: number | string, said: string): string {
  const lines = said.trim().split(/\r?\n/).slice(-SHOWN_LINES).join('\n');
  return `\`${program}\` failed (${code})${lines === '' ? ' and said nothing.' : `:\n${lines}`}`;
}
