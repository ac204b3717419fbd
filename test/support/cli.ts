import { createProgram } from '../../client/cli/program.ts';
import type { Kube } from '../../client/cli/cluster/cluster.ts';
import type { Nats } from '../../client/cli/run/bus.ts';
import * as nats from '../../emulator/runtime/bus/jetstream.ts';
import * as kube from '../../emulator/runtime/kube/kube.ts';

export interface CliOptions {
  readonly stdin?: string;
  /** Lines that are typed while it runs. */
  readonly lines?: () => AsyncIterable<string>;
  readonly colours?: boolean;
  readonly stopped?: AbortSignal;
  readonly onOut?: (text: string) => void;
}

export interface CliResult {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

async function* noLines(): AsyncIterable<string> {
  // Nobody types.
}

/** Runs the command line in this process, as `argo-events-dev ARGS` in a folder. */
export async function runCli(
  args: readonly string[],
  cwd: string,
  options: CliOptions = {},
): Promise<CliResult> {
  let [out, err, exit] = ['', '', -1];
  const io = {
    out: (text: string) => {
      out += text;
      options.onOut?.(text);
    },
    err: (text: string) => void (err += text),
    readStdin: () => Promise.resolve(options.stdin ?? ''),
    lines: options.lines ?? noLines,
    cwd,
    command: 'argo-events-dev',
    colours: options.colours ?? false,
    stopped: options.stopped ?? new AbortController().signal,
  };
  const program = createProgram(io, {
    worker: new URL('../../emulator/runtime/worker/thread.ts', import.meta.url),
    exit: (code) => (exit = code),
    loadKube: (): Kube => kube,
    loadNats: (): Nats => nats,
  });
  await program.parseAsync([...args], { from: 'user' }).catch(() => undefined);
  return { exit, out, err };
}
