import { startError } from '../../../emulator/engine/bus/bucket.ts';
import { decodeCloudEvent, encodeCloudEvent } from '../../../emulator/engine/bus/cloudEvent.ts';
import { publishError } from '../../../emulator/engine/bus/subject.ts';
import { DEFAULT_NAMESPACE } from '../../../emulator/engine/project.ts';
import type { DropReason, Step } from '../../../emulator/engine/trace/step.ts';
import { virtualClock } from '../../../emulator/runtime/clock.ts';
import { inProcessEvaluator } from '../../../emulator/runtime/inProcess.ts';
import { createHistory } from '../../../emulator/runtime/history.ts';
import { idsFrom, nodePorts } from '../../../emulator/runtime/ports.ts';
import { createSession, type RawMessage, type Session } from '../../../emulator/runtime/session.ts';
import { stepsOf } from '../../../emulator/runtime/stepBatch.ts';
import { timeTravel } from '../../../emulator/runtime/timeTravel.ts';
import type { Sensor } from '../../../schemas/generated/types.ts';
import { readFile } from '../../../schemas/manifest/file.ts';

type Spec = Sensor['spec'];

interface BusEvent {
  readonly source: string;
  readonly subject: string;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly time: string;
}

export type RoundsStep =
  | { readonly event: BusEvent }
  | { readonly message: Pick<BusEvent, 'source' | 'subject' | 'id'> & { readonly body: string } }
  | { readonly stop: true }
  | { readonly start: { readonly sensor?: Spec; readonly lastReset?: string } }
  | { readonly reset: string };

export interface RoundsInput {
  readonly sensor: Spec;
  readonly steps: readonly RoundsStep[];
  readonly state?: boolean;
}

const NAME = 'sensor';

/** How messages get to a session. */
export interface Transport {
  /** The sensors have started anew. */
  started(session: Session): Promise<void>;
  /** Ends when the message is with the session; `done` ends when everything that it led to has been done. */
  publish(message: RawMessage, session: Session): Promise<{ readonly done: Promise<unknown> }>;
}

const EMBEDDED: Transport = {
  started: () => Promise.resolve(),
  publish: (message, session) => Promise.resolve({ done: session.take(message) }),
};

export function answerRounds(input: RoundsInput): Promise<unknown> {
  return runRounds(input, EMBEDDED);
}

/** Runs a sensor as the emulator does, one step after the other, and reads what it did from the trace. */
export async function runRounds(
  { sensor, steps, state }: RoundsInput,
  transport: Transport,
): Promise<unknown> {
  const made: (readonly [step: number, trace: Step])[] = [];
  const clock = virtualClock(Date.parse('2026-01-02T03:00:00Z'));
  /** The triggers in force at each step. */
  const triggers: (readonly string[])[] = [];
  let index = 0;
  let lastReset: number | undefined;
  let spec = sensor;
  const session = createSession({
    clock,
    evaluator: inProcessEvaluator(nodePorts(new Map())),
    history: createHistory(),
    newId: idsFrom('rounds'),
    send: () => Promise.resolve({}),
    onSteps: (batch) => made.push(...stepsOf(batch).map((step) => [index, step] as const)),
    lastReset: () => lastReset,
    unchecked: true,
  });
  const travel = timeTravel(clock, session.settled);
  start(session, spec);
  const refused = startError({ ...loadedFrom(session) });
  if (refused !== undefined) return { error: refused };
  await transport.started(session);
  const publishErrors: unknown[] = [];
  for (const step of steps) {
    if ('start' in step) spec = step.start.sensor ?? spec;
    triggers[index] = namesIn(spec);
    if ('stop' in step) session.load([]);
    else if ('start' in step) {
      lastReset = step.start.lastReset === undefined ? undefined : Date.parse(step.start.lastReset);
      start(session, spec);
      await transport.started(session);
      await travel.until(session.settled());
    } else if ('reset' in step) await session.reset(`${DEFAULT_NAMESPACE}/${NAME}/${step.reset}`);
    else {
      const message = messageOf(step);
      if ('crash' in decodeCloudEvent(message.body)) return { error: 'the sensor process dies' };
      const error = publishError(message.eventSource, message.eventName);
      if (error !== undefined) publishErrors.push({ step: index, error });
      else await travel.until((await transport.publish(message, session)).done);
    }
    index++;
  }
  const running = [...session.sensors.running.values()].map(({ consumer }) => consumer.trigger.template.name);
  const notSubscribed = namesIn(spec)
    .filter((name) => !running.includes(name))
    .sort();
  const withData = [sensor, spec].some(({ dependencies }) => dependencies.some(({ transform }) => transform));
  const discarded = discardedIn(made, triggers);
  return {
    rounds: roundsIn(made, triggers, withData),
    ...(notSubscribed.length > 0 && { notSubscribed }),
    ...(publishErrors.length > 0 && { publishErrors }),
    ...(discarded.length > 0 && { discarded }),
    ...(state && { state: stateOf(session) }),
  };
}

function start(session: Session, spec: Spec): void {
  const manifest = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Sensor', metadata: { name: NAME }, spec };
  session.load([readFile('file:///sensor.yaml', JSON.stringify(manifest))]);
}

function loadedFrom(session: Session): Parameters<typeof startError>[0] {
  const [sensor] = session.project().sensors;
  if (!sensor) throw new Error('the sensor does not load');
  return sensor;
}

function messageOf(step: Extract<RoundsStep, { event: unknown } | { message: unknown }>): RawMessage {
  const facts = { namespace: DEFAULT_NAMESPACE, busName: 'default' };
  if ('message' in step) {
    const { source, subject, id, body } = step.message;
    return { ...facts, eventSource: source, eventName: subject, id, body };
  }
  const { source, subject, id, type, data, time } = step.event;
  const context = {
    id,
    source,
    specversion: '1.0',
    type,
    datacontenttype: 'application/json',
    subject,
    time,
  };
  return { ...facts, eventSource: source, eventName: subject, id, body: encodeCloudEvent({ context, data }) };
}

type Made = readonly (readonly [step: number, trace: Step])[];

function triggerOf({ subject }: Step, names: readonly string[]): string {
  return names.find((name) => subject === `${NAME}/${name}` || subject.startsWith(`${NAME}/${name}/`)) ?? '';
}

/** The names of the triggers at each step. */
type Triggers = readonly (readonly string[])[];

function namesIn({ triggers }: Spec): readonly string[] {
  return triggers.map(({ template }) => template.name);
}

function inOrder<Item extends { readonly step: number; readonly trigger: string }>(
  items: readonly Item[],
  triggers: Triggers,
): Item[] {
  const placeOf = ({ step, trigger }: Item): number => triggers[step]?.indexOf(trigger) ?? -1;
  return [...items].sort((a, b) => a.step - b.step || placeOf(a) - placeOf(b));
}

function roundsIn(made: Made, triggers: Triggers, withData: boolean): unknown[] {
  const steps = made.map(([, step]) => step);
  const rounds = made.flatMap(([index, step]) => {
    if (step.kind !== 'condition' || step.verdict !== 'passed') return [];
    const here = step.output?.dependencies.filter(({ state }) => state !== 'missing') ?? [];
    const round = {
      trigger: triggerOf(step, triggers[index] ?? []),
      step: index,
      by: here.find(({ state }) => state === 'new')?.name,
      events: Object.fromEntries(here.map(({ name, event }) => [name, event ?? ''])),
    };
    return [{ ...round, ...actionIn(below(step, steps), withData) }];
  });
  return inOrder(rounds, triggers);
}

/** What followed from a step, in order. */
function below(root: Step, steps: readonly Step[]): Step[] {
  const found = new Set([root.seq]);
  return steps.filter(({ seq, parentSeq }) => {
    const follows = parentSeq !== undefined && found.has(parentSeq);
    if (follows) found.add(seq);
    return follows;
  });
}

function actionIn(steps: readonly Step[], withData: boolean): object {
  const dead = steps.findIndex(({ kind, verdict }) => kind === 'dlq' && verdict === 'passed');
  const own = dead < 0 ? steps : steps.slice(0, dead);
  const request = own.flatMap((step) => (step.kind === 'trigger.request' ? [step.output?.request] : []))[0];
  const data = withData &&
    request?.type === 'log' && {
      data: Object.fromEntries(request.lines.map(({ dependency, message }) => [dependency, message])),
    };
  const dlqStep = steps[dead];
  const dlq = dlqStep?.kind === 'dlq' && {
    dlq: { trigger: dlqStep.output?.trigger, ...attemptsIn(steps.slice(dead + 1)) },
  };
  const { attempts, error } = attemptsIn(own);
  return { ...data, ...((attempts > 1 || error !== undefined) && { attempts, error }), ...dlq };
}

function attemptsIn(steps: readonly Step[]): { readonly attempts: number; readonly error?: string } {
  const ends = steps.filter(
    ({ kind, verdict }) => kind === 'trigger.request' || (kind === 'trigger.result' && verdict === 'error'),
  );
  const last = ends.at(-1);
  return { attempts: ends.length, ...(last?.kind === 'trigger.result' && { error: last.why }) };
}

function discardedIn(made: Made, triggers: Triggers): unknown[] {
  const all = made.flatMap(([step, trace]) => {
    const why = whyDiscarded(trace);
    return why === undefined ? [] : [{ step, trigger: triggerOf(trace, triggers[step] ?? []), why }];
  });
  return inOrder(all, triggers);
}

/** How the vectors call what a trigger discards; what the server drops is not told. */
const DISCARDED: Readonly<Partial<Record<DropReason, string>>> = {
  decode: 'decode',
  'no-dependency': 'no-dependency',
  'client-duplicate': 'duplicate',
};

function whyDiscarded(step: Step): string | undefined {
  if (step.kind === 'bus.dropped') return step.output && DISCARDED[step.output.reason];
  if (step.kind === 'transform' && step.verdict === 'error') return 'transform';
  if (step.kind === 'filter' && step.verdict !== 'passed')
    return `filter:${step.subject.split('/').at(-1) ?? ''}`;
  return step.kind === 'condition' && step.verdict === 'error' ? 'expression' : undefined;
}

function stateOf({ sensors, bus }: Session): unknown {
  const prefix = `${DEFAULT_NAMESPACE}/${NAME}/`;
  const pending = [...sensors.memory].flatMap(([key, { events }]) =>
    Object.entries(events).map(([name, { event }]) => [
      `${key.slice(prefix.length)}/${name}`,
      event.context.id,
    ]),
  );
  const bucket = sensors.bucket(DEFAULT_NAMESPACE, NAME);
  const hashes = [...(bucket?.dependencies ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
  const expressions = [...(bucket?.expressions ?? [])];
  return {
    pending: Object.fromEntries(pending) as unknown,
    consumers: bus
      .durables()
      .map(({ durable, filter }) => `${durable} ${filter}`)
      .sort(),
    bucket: {
      Deps: `{${hashes.map(([name, hash]) => `${JSON.stringify(name)}:${hash}`).join(',')}}`,
      Triggers: JSON.stringify(expressions.map(([name]) => name)),
      ...Object.fromEntries(expressions.map(([name, text]) => [`${name}/Expression`, text])),
    },
  };
}
