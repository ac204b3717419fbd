import { Command, InvalidArgumentError, Option } from 'commander';

import type { FieldText } from '../../emulator/runtime/incoming.ts';
import { UserError } from '../../emulator/runtime/userError.ts';
import { ARGO_EVENTS_VERSION, VERSION } from '../../emulator/runtime/version.ts';
import type { ClusterFlags, Kube } from './cluster/cluster.ts';
import type { FireFlags } from './fire/fire.ts';
import { EXIT, type Io } from './io.ts';
import { BARS, OUTPUTS, type LintOptions } from './lint/options.ts';
import type { Nats } from './run/bus.ts';
import type { RunFlags } from './run/run.ts';

export interface ProgramOptions {
  /** The bundle that is the emulator's worker in a thread. */
  readonly worker: URL;
  readonly exit: (code: number) => void;
  /** Loads the part that talks to clusters, which is large. */
  readonly loadKube: () => Kube;
  /** Loads the part that talks to a JetStream bus. */
  readonly loadNats: () => Nats;
}

/** The command line. Each command is loaded when it is called. */
export function createProgram(io: Io, { worker, exit, loadKube, loadNats }: ProgramOptions): Command {
  const program = new Command('argo-events-dev')
    .description('Write, run and apply Argo Events manifests without a cluster.')
    .version(`argo-events-dev ${VERSION}, emulates Argo Events ${ARGO_EVENTS_VERSION}`)
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showHelpAfterError('(argo-events-dev --help tells more)')
    .exitOverride((error) => {
      exit(error.exitCode === 0 ? EXIT.ok : EXIT.broken);
      throw error;
    });

  const run = async (work: () => Promise<number>): Promise<void> => {
    exit(await work().catch((error: unknown) => failed(error, io)));
  };

  program
    .command('lint')
    .description('Check manifests by the rules of the editor.')
    .argument('[paths...]', 'files or folders; - reads a manifest from standard input', [])
    .addOption(outputOption(OUTPUTS))
    .addOption(
      new Option('--fail-on <severity>', 'least severity that makes it fail').choices(BARS).default('error'),
    )
    .option('--baseline <file>', 'file of known findings, which are neither shown nor counted')
    .option('--write-baseline', 'write the findings into the baseline')
    .option('--cache', 'keep findings between runs, by the content of files')
    .option(...NO_RENDER)
    .action(async (paths: string[], flags: LintOptions) => {
      await run(async () => {
        const { runLint } = await import('./lint/run.ts');
        return runLint(paths, flags, io);
      });
    });

  program
    .command('fire')
    .description(
      'Fire events into the manifests of files and folders and print why everything happened. Nothing is sent.',
    )
    .argument('[paths...]', 'files or folders; - reads manifests from standard input', [])
    .option(
      '-e, --event <source/event>',
      'event to fire (may be repeated); SOURCE/EVENT=FILE gives it its own payload; without it all events, or those that have the --sample',
      collect,
    )
    .option('--sensor <name>', 'show this sensor only')
    .option('--trigger <name>', 'show this trigger only')
    .addOption(new Option('--sample <name>', 'payload: this sample').conflicts('payload'))
    .option('--payload <file>', 'payload: a file, or - for standard input')
    .addOption(
      new Option(
        '--request <file>',
        'HTTP requests of a file, or -, at the endpoints that they name, or at --event',
      ).conflicts(['payload', 'sample', 'data']),
    )
    .option('--set <path=value>', 'another value for a field of the payload (may be repeated)', collectField)
    .addOption(
      new Option(
        '--data <file>',
        'finished event data in place of the source: JSON of a file, or -',
      ).conflicts(['payload', 'sample']),
    )
    .option(...ANSWER)
    .addOption(outputOption(['text', 'json']))
    .option('--clock <time>', 'the moment of the events, such as 2026-01-01T00:00:00Z', parseTime)
    .option(...NO_RENDER)
    .action(async (paths: string[], flags: FireFlags) => {
      await run(async () => {
        const { runFire } = await import('./fire/fire.ts');
        return runFire(paths, flags, { worker }, io);
      });
    });

  program
    .command('run')
    .description('Keep the emulator running: webhooks listen on 127.0.0.1, timers tick, the trace streams.')
    .argument('[paths...]', 'files or folders', [])
    .option(
      '--live <[namespace/]sensor/trigger>',
      'http trigger that really sends (may be repeated)',
      collect,
      [],
    )
    .option(...ANSWER)
    .option(
      '--bus <url>',
      'also read from a real JetStream bus, such as nats://127.0.0.1:4222; changes nothing there',
    )
    .option('--bus-skip-tls-verify', 'take any certificate of that bus')
    .option('--clock <time>', 'start virtual time here', parseTime)
    .option('--speed <n>', 'seconds of virtual time in a real second; 0 stands still', parseSpeed, 1)
    .option(...NO_RENDER)
    .action(async (paths: string[], flags: RunFlags) => {
      await run(async () => {
        const { runRun } = await import('./run/run.ts');
        return runRun(paths, flags, { worker, loadNats }, io);
      });
    });

  for (const name of ['diff', 'apply'] as const) {
    const command = program
      .command(name)
      .description(
        name === 'diff'
          ? 'Say what applying would change in the cluster.'
          : 'Apply manifests to the current kube context.',
      )
      .argument('[paths...]', 'files or folders', [])
      .option('--kubeconfig <file>', 'in place of KUBECONFIG and ~/.kube/config')
      .option('--context <name>', 'in place of the current context')
      .option('--force', 'take over fields that others manage')
      .action(async (paths: string[], flags: ClusterFlags) => {
        await run(async () => {
          const { runApply, runDiff } = await import('./cluster/cluster.ts');
          return (name === 'diff' ? runDiff : runApply)(paths, flags, loadKube(), io);
        });
      });
    if (name === 'apply') command.option('--yes', 'apply; without it the plan is only shown');
  }

  return program;
}

function outputOption(choices: readonly string[]): Option {
  return new Option('-o, --output <format>', 'how to print').choices([...choices]).default('text');
}

const ANSWER = [
  '--answer <trigger=status>',
  'what a dry trigger is answered, such as build/notify=503,times=2,delay=2s or build/job=error=no quota (may be repeated)',
  collect,
  [] as string[],
] as const;

const NO_RENDER = [
  '--no-render',
  'take templates as they are: do not run the `render` commands of .argo-events.yaml',
] as const;

function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

function collectField(text: string, before: readonly FieldText[] = []): FieldText[] {
  const [, path, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (path === undefined || value === undefined)
    throw new InvalidArgumentError('Write it as PATH=VALUE, such as ref=refs/heads/main.');
  return [...before, { path, text: value }];
}

function parseTime(text: string): string {
  if (Number.isNaN(Date.parse(text))) throw new InvalidArgumentError('Write it as 2026-01-01T00:00:00Z.');
  return text;
}

function parseSpeed(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !(number >= 0))
    throw new InvalidArgumentError('It must be a number, 0 or above.');
  return number;
}

function failed(error: unknown, io: Io): number {
  if (error instanceof UserError) io.err(`${error.message}\n`);
  else
    io.err(
      `Something went wrong inside argo-events-dev: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
  return EXIT.broken;
}
