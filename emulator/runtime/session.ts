import { loadProject, type LoadProblem } from '../engine/loadProject.ts';
import type { Project } from '../engine/project.ts';
import { consumersOf, type Consumer } from '../engine/sensors/consumer.ts';
import { NOTHING_PENDING, type Pending } from '../engine/sensors/rounds.ts';
import type { Incoming } from '../engine/sources/incoming.ts';
import type { HttpAnswer } from '../engine/sources/message.ts';
import type { Step } from '../engine/trace/step.ts';
import type { ManifestFile } from '../../schemas/manifest/file.ts';
import { embeddedBus, type BusMessage } from './bus/embedded.ts';
import type { Clock } from './clock.ts';
import { consumerKey, OUTSIDE, type Evaluator, type LocalStep, type Moment } from './evaluation.ts';
import type { History } from './history.ts';

export interface SessionPorts {
  readonly clock: Clock;
  readonly evaluator: Evaluator;
  readonly history: History;
  /** 32 hex digits, new at each call. */
  readonly newId: () => string;
  readonly onSteps: (steps: readonly Step[]) => void;
  readonly onIdle?: (traceId: string) => void;
}

export interface Accepted {
  readonly traceId: string;
  readonly answer: HttpAnswer;
  /** Ends when everything that the event led to has been done. */
  readonly done: Promise<void>;
}

/** The emulator: manifests, a bus, and what its triggers remember. */
export interface Session {
  load(files: Iterable<ManifestFile>): Promise<readonly LoadProblem[]>;
  project(): Project;
  consumers(): readonly Consumer[];
  /** Takes what reaches an event source; ends when the source has answered. */
  accept(incoming: Incoming): Promise<Accepted>;
  /** Names the triggers, as `sensor/trigger`, that really send. */
  readonly setLive: (triggers: readonly string[]) => void;
  /** The next step gets this number. */
  readonly resumeAt: (nextSeq: number) => void;
  close(): Promise<void>;
}

export function createSession(ports: SessionPorts): Session {
  const { clock, evaluator, history } = ports;
  const pending = new Map<string, { readonly sensor: string; readonly pending: Pending }>();
  let project: Project = { eventSources: [], sensors: [], eventBuses: [] };
  let consumers: readonly Consumer[] = [];
  let live: ReadonlySet<string> = new Set();
  let seq = 1;

  const bus = embeddedBus(async (consumer, message) => {
    const key = consumerKey(consumer);
    const sensor = fingerprint(consumer);
    const known = pending.get(key);
    const input = {
      consumer: key,
      event: message.event,
      pending: known?.sensor === sensor ? known.pending : NOTHING_PENDING,
      live: live.has(consumer.subject),
      moment: moment(message.event.context.id),
    };
    const { steps, value } = await evaluator.deliver(input);
    pending.set(key, { sensor, pending: value });
    record(steps, message.traceId, message.parentSeq);
  });

  function moment(eventId: string): Moment {
    return { now: clock.now(), seed: Number.parseInt(eventId.slice(0, 8), 16) || 0, eventId };
  }

  /** Numbers and dates steps; returns the number of each. */
  function record(local: readonly LocalStep[], traceId: string, outside?: number): readonly number[] {
    const at = new Date(clock.now()).toISOString();
    const numbers: number[] = [];
    const steps = local.map(({ draft, parent }): Step => {
      const parentSeq = parent === OUTSIDE ? outside : parent === undefined ? undefined : numbers[parent];
      numbers.push(seq);
      return { seq: seq++, at, traceId, ...(parentSeq !== undefined && { parentSeq }), ...draft };
    });
    if (steps.length > 0) {
      history.add(steps);
      ports.onSteps(steps);
    }
    return numbers;
  }

  return {
    async load(files) {
      const loaded = loadProject(files);
      project = loaded.project;
      consumers = project.sensors.flatMap(consumersOf);
      bus.subscribe(consumers);
      await evaluator.load(project);
      return loaded.problems;
    },
    project: () => project,
    consumers: () => consumers,
    async accept(incoming) {
      const traceId = ports.newId();
      const { steps, value } = await evaluator.receive({ incoming, moment: moment(ports.newId()) });
      const numbers = record(steps, traceId);
      const { published, answer } = value;
      const parentSeq = published && numbers[published.parent];
      const message: BusMessage | undefined = published && {
        ...published,
        traceId,
        parentSeq: parentSeq ?? 0,
      };
      const done = Promise.all(message ? bus.publish(message) : []).then(() => {
        ports.onIdle?.(traceId);
      });
      return { traceId, answer, done };
    },
    setLive(triggers) {
      live = new Set(triggers);
    },
    resumeAt(nextSeq) {
      seq = Math.max(seq, nextSeq);
    },
    close: () => evaluator.close(),
  };
}

/** Pending events are only worth keeping for the same dependencies and the same condition. */
function fingerprint(consumer: Consumer): string {
  return JSON.stringify([consumer.sensor.value.spec.dependencies, consumer.trigger.template.conditions]);
}
