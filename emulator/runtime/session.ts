import { decodeCloudEvent } from '../engine/bus/cloudEvent.ts';
import { loadProject, type LoadProblem, type StandInsFor } from '../engine/loadProject.ts';
import type { SendResult, TriggerRole } from '../engine/pipeline.ts';
import type { Project } from '../engine/project.ts';
import { nextPermit, type Rate } from '../engine/sensors/rateLimit.ts';
import type { Consumer } from '../engine/sensors/consumer.ts';
import type { Incoming } from '../engine/sources/incoming.ts';
import type { HttpAnswer } from '../engine/sources/message.ts';
import type { StepDraft } from '../engine/trace/step.ts';
import type { TriggerRequest } from '../engine/triggers/request.ts';
import type { ManifestFile } from '../../schemas/manifest/file.ts';
import { createActivity, type Activity } from './activity.ts';
import { callCounts } from './callCounts.ts';
import {
  arrived,
  deadWords,
  droppedByBus,
  droppedByTrigger,
  endedWith,
  missedBy,
  waitsOnBus,
} from './bus/steps.ts';
import { embeddedBus, type BusMessage, type EmbeddedBus } from './bus/embedded.ts';
import type { Clock } from './clock.ts';
import { latestReset, resetTimers } from './conditionsResets.ts';
import { OUTSIDE, type Effects, type Evaluator, type HandedSteps, type Moment } from './evaluation.ts';
import type { History } from './history.ts';
import { numberAt, type Numbers, type StepBatch } from './stepBatch.ts';
import type { SecretValue } from './senders/http.ts';
import { sendWithSecrets } from './senders/secrets.ts';
import { createSensors, type LastReset, type RunningTrigger, type Sensors } from './sensors.ts';

export interface SessionPorts {
  readonly clock: Clock;
  readonly evaluator: Evaluator;
  readonly history: History;
  /** 32 hex digits, new at each call. */
  readonly newId: () => string;
  /** Really sends what a live trigger resolves to. */
  readonly send: (request: TriggerRequest, secret: SecretValue) => Promise<SendResult>;
  readonly onSteps: (batch: StepBatch) => void;
  readonly onIdle?: (traceId: string) => void;
  /** When a trigger was last reset; by its own `conditionsReset` if absent. */
  readonly lastReset?: LastReset;
  /** Runs what the controllers would refuse, too. */
  readonly unchecked?: boolean;
}

export interface Accepted {
  readonly traceId: string;
  readonly answer: HttpAnswer;
  /** Ends when everything that the event led to has been done. */
  readonly done: Promise<void>;
}

/** A message as it comes from a bus. */
export interface RawMessage {
  readonly namespace: string;
  readonly busName: string;
  readonly eventSource: string;
  readonly eventName: string;
  /** `Nats-Msg-Id`; empty without one. */
  readonly id: string;
  /** A CloudEvent in structured JSON, or not. */
  readonly body: string;
}

/** The emulator: manifests, a bus, and what its triggers remember. */
export interface Session {
  load(files: Iterable<ManifestFile>, standInsFor?: StandInsFor): readonly LoadProblem[];
  project(): Project;
  /** Takes what reaches an event source; ends when the source has answered. */
  accept(incoming: Incoming): Promise<Accepted>;
  /** Takes what another bus brings; ends when everything that it led to has been done. */
  take(message: RawMessage): Promise<void>;
  /** Records a step that belongs to no event. */
  note(step: StepDraft): void;
  /** Forgets the pending events of a trigger, as a tick of its `conditionsReset` does. */
  reset(trigger: string): Promise<void>;
  /** Names the triggers that really send, as `liveName` does. */
  readonly setLive: (triggers: readonly string[]) => void;
  /** The next step gets this number. */
  readonly resumeAt: (nextSeq: number) => void;
  /** Ends when all that is left to do waits for the clock. */
  readonly settled: Activity['settled'];
  readonly sensors: Sensors;
  readonly bus: EmbeddedBus;
  close(): Promise<void>;
}

/** The key of its consumer, `namespace/sensor/trigger`, with `/dlqTrigger` for its dead letter trigger. */
export function liveName({ key }: Consumer, role: TriggerRole): string {
  return role === 'dlqTrigger' ? `${key}/dlqTrigger` : key;
}

export function createSession(ports: SessionPorts): Session {
  const { clock, evaluator, history } = ports;
  const activity = createActivity();
  const bus = embeddedBus(deliver);
  const sensors = createSensors(bus);
  const countCall = callCounts();
  const timers = resetTimers(clock, (consumer) => void reset(consumer.key));
  /** What ends the waits of actions before their time. */
  const sleeping = new Set<Sleep>();
  let closed = false;
  let project: Project = { eventSources: [], sensors: [], eventBuses: [] };
  let live: ReadonlySet<string> = new Set();
  let seq = 1;

  /** What an evaluation asks for; it hands its steps over piece by piece. */
  function effectsFor(
    traceId: string,
    outside: number | undefined,
    trigger?: RunningTrigger,
    message?: BusMessage,
  ): Effects & Numbered {
    let numbers: Numbers | undefined;
    let count = 0;
    return {
      numberOf: (index) => (numbers ? numberAt(index, numbers) : 0),
      steps(local) {
        if (isOver(trigger)) return;
        numbers = { index: count, seq, ...(numbers && { before: numbers }) };
        count += local.length;
        record(local, traceId, outside, numbers);
      },
      send(request, role) {
        if (!trigger || isOver(trigger) || !live.has(liveName(trigger.consumer, role)))
          return Promise.resolve({ error: 'not sent: the trigger is no longer live' });
        return sendWithSecrets(request, trigger.consumer.sensor.standIns, ports.send);
      },
      call: (role) => Promise.resolve(trigger ? countCall(trigger.consumer, role) : 0),
      async wait(ms) {
        if (!isOver(trigger)) await activity.pause(sleep(ms, trigger));
        return clock.now();
      },
      permit: (rate) => Promise.resolve(trigger ? takePermit(trigger, rate) : 0),
      taken(pending) {
        if (!trigger) return;
        sensors.memory.set(trigger.consumer.key, pending);
        if (message) trigger.open.set(message, 'acknowledged');
      },
    };
  }

  /** The trigger's process has ended, or everything has. */
  function isOver(trigger: RunningTrigger | undefined): boolean {
    return closed || (trigger !== undefined && sensors.running.get(trigger.consumer.key) !== trigger);
  }

  function sleep(ms: number, trigger: RunningTrigger | undefined): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        sleeping.delete(one);
        resolve();
      };
      const cancel = clock.schedule(clock.now() + ms, end);
      const wake = (): void => {
        cancel();
        end();
      };
      const one = { trigger, wake };
      sleeping.add(one);
    });
  }

  function wakeThoseThatAreOver(): void {
    for (const { trigger, wake } of [...sleeping]) if (isOver(trigger)) wake();
  }

  /** What a trigger was at when its process ended: the bus still has what is not acknowledged. */
  function endWork(trigger: RunningTrigger): void {
    for (const [message, state] of trigger.open) {
      const redelivered = state === 'unacknowledged';
      say(endedWith(trigger, redelivered), message);
      if (redelivered) bus.takeBack(trigger.consumer, message);
    }
  }

  function takePermit(trigger: RunningTrigger, rate: Rate): number {
    const now = clock.now();
    trigger.lastPermit = nextPermit(trigger.lastPermit, now, rate);
    return Math.max(0, Math.round(trigger.lastPermit - now));
  }

  function moment(eventId: string): Moment {
    return { now: clock.now(), seed: Number.parseInt(eventId.slice(0, 8), 16) || 0, eventId };
  }

  /** Numbers and dates steps. */
  function record(
    steps: HandedSteps,
    traceId: string,
    outside: number | undefined,
    numbers: Numbers = { index: 0, seq },
  ): void {
    const batch = { traceId, at: clock.now(), steps, numbers, outside };
    seq += steps.length;
    history.add(batch);
    ports.onSteps(batch);
  }

  function say(draft: StepDraft, { traceId, parentSeq }: BusMessage): void {
    record([{ draft, parent: OUTSIDE }], traceId, parentSeq);
  }

  function deliver(consumer: Consumer, message: BusMessage): Promise<void> {
    const trigger = sensors.running.get(consumer.key);
    if (!trigger) return Promise.resolve();
    const drop = droppedByTrigger(trigger, message, clock.now());
    if (drop) say(drop, message);
    if (drop !== undefined || !('event' in message.content)) return Promise.resolve();
    const { event, isBase64 } = message.content;
    const input = {
      consumer: consumer.key,
      event: isBase64 ? event : { ...event, plainData: true as const },
      live: {
        trigger: live.has(liveName(consumer, 'trigger')),
        dlqTrigger: live.has(liveName(consumer, 'dlqTrigger')),
      },
    };
    const effects = effectsFor(message.traceId, message.parentSeq, trigger, message);
    trigger.open.set(message, 'unacknowledged');
    const work = async (): Promise<void> => {
      if (!isOver(trigger)) await evaluator.deliver({ ...input, moment: moment(event.context.id) }, effects);
      trigger.open.delete(message);
    };
    return inTurn(trigger, work);
  }

  /** With `atLeastOnce` a trigger takes the next message when its actions for the one before have ended. */
  function inTurn(trigger: RunningTrigger, work: () => Promise<void>): Promise<void> {
    if (!trigger.consumer.trigger.atLeastOnce) return activity.during(work());
    trigger.last = trigger.last.then(() => activity.during(work()));
    return trigger.last;
  }

  async function publish(message: BusMessage): Promise<void> {
    const handedOut = bus.publish(message, clock.now());
    const missed = handedOut ? sensors.dead().flatMap((one) => missedBy(one, message) ?? []) : [];
    for (const step of missed) say(step, message);
    if (!handedOut) {
      say(droppedByBus('server-duplicate', message), message);
      return;
    }
    const { deliveries, waiting } = handedOut;
    if (deliveries.length > 0) await Promise.all(deliveries);
    else if (waiting.length > 0) say(waitsOnBus(message, waiting), message);
    else if (missed.length === 0) say(droppedByBus('no-sensor', message), message);
  }

  /** A tick comes whatever the trigger is at: messages that wait for it are stored later, and stay. */
  async function reset(key: string): Promise<void> {
    const trigger = sensors.running.get(key);
    if (!trigger) return;
    const id = ports.newId();
    const effects = effectsFor(id, undefined, trigger);
    await activity.during(evaluator.reset({ consumer: key, moment: moment(id) }, effects));
  }

  return {
    sensors,
    bus,
    settled: activity.settled,
    load(files, standInsFor) {
      const loaded = loadProject(files, ports.unchecked ? undefined : clock.now(), standInsFor);
      ({ project } = loaded);
      const now = clock.now();
      const lastReset = ports.lastReset ?? ((consumer) => latestReset(consumer, now));
      const { starts, ended } = sensors.start(project, lastReset);
      ended.forEach(endWork);
      wakeThoseThatAreOver();
      evaluator.load(project, starts);
      sensors.attach(project);
      const consumers = [...sensors.running.values()].map(({ consumer }) => consumer);
      const dead = sensors
        .dead()
        .map((one) => ({ message: `${one.subject} ${deadWords(one)}`, where: one.where }));
      return [...loaded.problems, ...dead, ...timers.start(consumers)];
    },
    project: () => project,
    async accept(incoming) {
      if (closed) throw new Error('the emulator is closed');
      const traceId = ports.newId();
      const input = { incoming, moment: moment(ports.newId()) };
      const effects = effectsFor(traceId, undefined);
      const { published, answer } = await activity.during(evaluator.receive(input, effects));
      const { eventSource, eventName } = incoming;
      const deliveries = published.map(({ event, namespace, busName, parent }) => {
        const content = { event, isBase64: true };
        const parentSeq = effects.numberOf(parent);
        return publish({ namespace, busName, eventSource, eventName, content, traceId, parentSeq });
      });
      const done = Promise.all(deliveries).then(() => ports.onIdle?.(traceId));
      return { traceId, answer, done };
    },
    async take(raw) {
      const traceId = ports.newId();
      const parentSeq = seq;
      const message = { ...raw, content: decodeCloudEvent(raw.body), traceId, parentSeq };
      record([{ draft: arrived(message) }], traceId, undefined);
      await publish(message);
      ports.onIdle?.(traceId);
    },
    note(draft) {
      record([{ draft }], ports.newId(), undefined);
    },
    reset,
    setLive(triggers) {
      live = new Set(triggers);
    },
    resumeAt(nextSeq) {
      seq = Math.max(seq, nextSeq);
    },
    async close() {
      closed = true;
      timers.stop();
      wakeThoseThatAreOver();
      await evaluator.close();
    },
  };
}

interface Sleep {
  readonly trigger: RunningTrigger | undefined;
  readonly wake: () => void;
}

interface Numbered {
  /** The number that a step of the evaluation has got, by its place there. */
  readonly numberOf: (index: number) => number;
}
