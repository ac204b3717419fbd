import { randomBytes } from 'node:crypto';

import { loadProject } from '../../../emulator/engine/loadProject.ts';
import { traceLines, type ShowWhere } from '../../../emulator/engine/trace/text.ts';
import { isVirtual, realClock, virtualClock, type Clock } from '../../../emulator/runtime/clock.ts';
import type { ProjectSummary } from '../../../emulator/runtime/control/protocol/project.ts';
import type { BusTap } from '../../../emulator/runtime/bus/jetstream.ts';
import { createEmulator, type Emulator } from '../../../emulator/runtime/emulator.ts';
import { UserError } from '../../../emulator/runtime/userError.ts';
import { idsFrom } from '../../../emulator/runtime/ports.ts';
import { sendRequest } from '../../../emulator/runtime/senders/http.ts';
import { stepsOf } from '../../../emulator/runtime/stepBatch.ts';
import { letGo } from '../../../emulator/runtime/timeTravel.ts';
import { createEvaluator } from '../../../emulator/runtime/evaluator.ts';
import { surroundingsFor } from '../answers.ts';
import { collect } from '../collect.ts';
import { renderedManifests } from '../rendered.ts';
import { EXIT, whenStopped, type Io } from '../io.ts';
import { styleFor } from '../output/style.ts';
import { whereText } from '../output/where.ts';
import type { ProgramOptions } from '../program.ts';
import { readFromBus, type Nats } from './bus.ts';
import { liveTriggers } from './liveTriggers.ts';
import { steerTime, TIME_HELP } from './timeKeys.ts';

export interface RunFlags {
  /** Address of a JetStream bus to read from. */
  readonly bus?: string;
  readonly busSkipTlsVerify?: boolean;
  /** Names of http triggers that really send, see `liveTriggers`. */
  readonly live: readonly string[];
  /** RFC 3339: time starts here and stands still until it is driven by `speed`. */
  readonly clock?: string;
  /** Seconds of the virtual clock in a second of real time; 0 stands still. */
  readonly speed: number;
  /** What dry triggers are answered, see `surroundingsFor`. */
  readonly answer: readonly string[];
  /** Run the `render` commands of the configuration. */
  readonly render: boolean;
}

/** `argo-events-dev run`: webhooks listen, timers tick, the trace streams, until the user stops it. */
export async function runRun(
  paths: readonly string[],
  flags: RunFlags,
  { worker, loadNats }: Pick<ProgramOptions, 'worker' | 'loadNats'>,
  io: Io,
): Promise<number> {
  const manifests = await renderedManifests(
    await collect(paths.length === 0 ? ['.'] : paths, io),
    flags.render,
    io,
  );
  const { files } = manifests;
  const show = whereText(manifests, io.cwd);
  const style = styleFor(io.colours);
  const clock = clockFrom(flags.clock);
  const emulator = createEmulator({
    clock,
    evaluator: createEvaluator(worker),
    send: sendRequest,
    newId: idsFrom(randomBytes(16).toString('hex')),
    onSteps: (batch) => {
      io.out(`${traceLines(stepsOf(batch), style, show).join('\n')}\n`);
    },
    connect: true,
  });
  let tap: BusTap | undefined;
  let stopTime: (() => void) | undefined;
  try {
    const summary = await emulator.load(files, await surroundingsFor(manifests, flags.answer));
    for (const { message, where } of summary.problems) io.err(`${show(where)}: ${message}\n`);
    if (emulator.events().length === 0 && summary.sensors === 0)
      throw new UserError('No EventSource or Sensor was found in the given paths.');
    const live = liveTriggers(flags.live, loadProject(files, clock.now()).project);
    emulator.setLive(live);
    io.out(greeting(summary, live, show));
    tap = await tapBus(flags, emulator, loadNats, io);
    stopTime = startTime(emulator, flags, io);
    await whenStopped(io);
  } finally {
    stopTime?.();
    await tap?.close();
    await emulator.close();
  }
  io.out('Stopped.\n');
  return EXIT.ok;
}

/** Lets virtual time go by itself, and the user move it. Returns what stops it. */
function startTime(emulator: Emulator, { speed }: RunFlags, io: Io): (() => void) | undefined {
  const { clock, travel } = emulator;
  if (!travel || !isVirtual(clock)) return undefined;
  const pace = speed === 0 ? 'stands still' : `goes ${speed} times as fast as real time`;
  io.out(`Virtual time starts at ${new Date(clock.now()).toISOString()} and ${pace}. ${TIME_HELP}\n`);
  void steerTime(emulator, io);
  return speed === 0 ? undefined : letGo(clock, travel, speed);
}

async function tapBus(
  { bus, busSkipTlsVerify = false }: RunFlags,
  emulator: Emulator,
  loadNats: () => Nats,
  io: Io,
): Promise<BusTap | undefined> {
  if (bus === undefined) return undefined;
  const tap = await readFromBus({ url: bus, skipTlsVerify: busSkipTlsVerify }, emulator, loadNats(), io);
  if (!io.stopped.aborted)
    io.out(`Reading ${emulator.busSubjects().join(', ')} from the bus; nothing there is changed.\n`);
  return tap;
}

function greeting(
  { listeners, eventSources, sensors, triggers }: ProjectSummary,
  live: readonly string[],
  show: ShowWhere,
): string {
  const lines = listeners.map(
    ({ url, eventSource, eventName, where, error }) =>
      `  ${error ? '! ' : ''}${url}  ${eventSource}/${eventName}${error ? `: ${error}  ${show(where)}` : ''}`,
  );
  const sending =
    live.length === 0
      ? 'All triggers are dry: nothing is sent.'
      : `Live, really sending: ${live.join(', ')}.`;
  const listening = lines.length === 0 ? 'No HTTP event source listens.' : `Listening:\n${lines.join('\n')}`;
  return `${eventSources} event sources, ${sensors} sensors, ${triggers} triggers. ${sending}\n${listening}\nStop with Ctrl+C.\n`;
}

function clockFrom(start: string | undefined): Clock {
  if (start === undefined) return realClock();
  const from = Date.parse(start);
  if (Number.isNaN(from)) throw new UserError(`${start} is not a time: write it as 2026-01-01T00:00:00Z.`);
  return virtualClock(from);
}
