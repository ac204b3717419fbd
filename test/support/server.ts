import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const TOOLS = new URL('../../../shared/tools/servers/', import.meta.url);

/** A server that a script of ../shared/tools/servers has started. */
export interface TestServer {
  readonly address: string;
  /** What the ready line says after the address. */
  readonly words: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export function hasServer(name: string): boolean {
  return existsSync(scriptOf(name));
}

/** Starts a real server; it ends with this process. */
export async function startServer(name: string, ...options: readonly string[]): Promise<TestServer> {
  const child = spawn(scriptOf(name), ['start', '--until-stdin-closes', ...options], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const line = await readyLine(child);
  const [, address = '', ...words] = line.split(' ');
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  return {
    address,
    words: Object.fromEntries(words.map((word) => word.split('=', 2) as [string, string])),
    stop() {
      child.stdin.end();
      return ended;
    },
  };
}

function readyLine(child: ChildProcessByStdio<Writable, Readable, null>): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (line: Buffer) => {
      resolve(line.toString().trim());
    });
    child.once('exit', (code) => {
      reject(new Error(`the server ended with code ${code ?? ''}`));
    });
  });
}

function scriptOf(name: string): string {
  return fileURLToPath(new URL(`${name}.sh`, TOOLS));
}
