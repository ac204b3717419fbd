import type { Step } from '../../../emulator/engine/trace/step.ts';
import { traceLines } from '../../../emulator/engine/trace/text.ts';
import { virtualClock } from '../../../emulator/runtime/clock.ts';
import { createEmulator } from '../../../emulator/runtime/emulator.ts';
import { createEvaluator } from '../../../emulator/runtime/evaluator.ts';
import { idsFrom } from '../../../emulator/runtime/ports.ts';
import { stepsOf } from '../../../emulator/runtime/stepBatch.ts';
import { surroundingsFor } from '../answers.ts';
import { collect } from '../collect.ts';
import { renderedManifests } from '../rendered.ts';
import { EXIT, type Io } from '../io.ts';
import type { ProgramOptions } from '../program.ts';
import { styleFor } from '../output/style.ts';
import { whereText } from '../output/where.ts';
import { shotsOf, type ShotFlags } from './events.ts';

export interface FireFlags extends ShotFlags {
  readonly sensor?: string;
  readonly trigger?: string;
  readonly output: 'text' | 'json';
  /** RFC 3339; the moment of all events. */
  readonly clock?: string;
  /** What dry triggers are answered, see `surroundingsFor`. */
  readonly answer: readonly string[];
  /** Run the `render` commands of the configuration. */
  readonly render: boolean;
}

/** `argo-events-dev fire`: loads manifests, fires events, waits until all is done, prints the trace. Nothing leaves the machine. */
export async function runFire(
  paths: readonly string[],
  flags: FireFlags,
  { worker }: Pick<ProgramOptions, 'worker'>,
  io: Io,
): Promise<number> {
  const manifests = await renderedManifests(
    await collect(paths.length === 0 ? ['.'] : paths, io),
    flags.render,
    io,
  );
  const { files } = manifests;
  const steps: Step[] = [];
  const emulator = createEmulator({
    clock: virtualClock(flags.clock === undefined ? Date.now() : Date.parse(flags.clock)),
    evaluator: createEvaluator(worker),
    send: () => Promise.resolve({ error: 'nothing is sent' }),
    newId: idsFrom('fire'),
    onSteps: (batch) => void steps.push(...stepsOf(batch)),
    connect: false,
  });
  const summary = await emulator.load(files, await surroundingsFor(manifests, flags.answer));
  const show = whereText(manifests, io.cwd);
  for (const { message, where } of summary.problems) io.err(`${show(where)}: ${message}\n`);
  for (const { event, options } of await shotsOf(emulator, flags, io)) {
    const { done } = await emulator.fire(event, options);
    await emulator.travel?.until(done);
  }
  await emulator.close();
  const shown = steps.filter((step) => isWanted(step, flags));
  const resolved = shown.some((step) => step.kind === 'trigger.request');
  if (flags.output === 'json') io.out(`${JSON.stringify(shown, undefined, 2)}\n`);
  else {
    io.out(`${traceLines(shown, styleFor(io.colours), show).join('\n')}\n`);
    io.out(`\n${conclusion(shown, paths, io.command)}\n`);
  }
  return resolved ? EXIT.ok : EXIT.no;
}

/** Steps before a sensor takes over belong to all sensors. */
function isWanted(step: Step, { sensor, trigger }: FireFlags): boolean {
  const inSource = ['event.received', 'source.filter', 'bus.published'].includes(step.kind);
  const [sensorName, triggerName] = step.subject.split('/');
  return (
    inSource ||
    ((sensor === undefined || sensor === sensorName) && (trigger === undefined || trigger === triggerName))
  );
}

/** Triggers whose last attempt came to nothing, by their set answers. */
function failedWords(steps: readonly Step[], names: readonly string[]): string {
  const failed = names.filter((name) => {
    const last = steps.findLast(
      ({ kind, subject }) => subject === name && (kind === 'trigger.result' || kind === 'policy'),
    );
    return last?.verdict === 'error';
  });
  return failed.length === 0 ? '' : ` Failed in the end: ${failed.join(', ')}.`;
}

function conclusion(steps: readonly Step[], paths: readonly string[], command: string): string {
  const requests = steps.filter((step) => step.kind === 'trigger.request');
  const names = [...new Set(requests.map((step) => step.subject))];
  const what =
    names.length === 0
      ? 'No trigger resolved: read upwards for the first ✗, … or !.'
      : `Resolved: ${names.join(', ')}. Nothing was sent.${failedWords(steps, names)}`;
  return `${what}\nNext: ${command} run ${paths.join(' ') || '.'}   (webhooks listen, timers tick, the trace streams)`;
}
