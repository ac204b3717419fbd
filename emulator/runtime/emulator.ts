import type { ManifestFile } from '../../schemas/manifest/file.ts';
import type { LoadProblem } from '../engine/loadProject.ts';
import { notBuilt } from '../engine/notBuilt.ts';
import type { SendResult } from '../engine/pipeline.ts';
import type { Project } from '../engine/project.ts';
import type { Ready } from '../engine/sources/samples/own.ts';
import type { FileRequest } from '../engine/sources/samples/requestFile.ts';
import { samplesOf } from '../engine/sources/samples/table.ts';
import { findEvent, type FoundEvent } from '../engine/sources/receive.ts';
import type { TriggerRequest } from '../engine/triggers/request.ts';
import { fallsUnder } from '../engine/bus/subject.ts';
import { calendarConnectors } from './connectors/calendar.ts';
import { httpConnectors } from './connectors/http.ts';
import { httpEvents } from './connectors/http/routes.ts';
import type { HttpLimits } from './connectors/http/limits.ts';
import { isVirtual, type Clock } from './clock.ts';
import type { EventAddress, EventInfo, FireResult } from './control/protocol/events.ts';
import type { ProjectSummary } from './control/protocol/project.ts';
import type { StreamMessage } from './bus/jetstream.ts';
import type { Evaluator } from './evaluation.ts';
import { createHistory, type History } from './history.ts';
import { firedIncoming, payloadIs, requireEvent, type FireOptions } from './incoming.ts';
import { requireSample } from './testEvents/choose.ts';
import { targetsOf } from './testEvents/requests.ts';
import { fitting, type Beside } from './testEvents/fitting.ts';
import { NO_TEST_EVENTS } from './testEvents/testEvents.ts';
import type { SecretValue } from './senders/http.ts';
import { createSession } from './session.ts';
import { NOTHING_AROUND, type Surroundings } from './standIns.ts';
import type { StepBatch } from './stepBatch.ts';
import { timeTravel, type TimeTravel } from './timeTravel.ts';

export interface EmulatorPorts {
  readonly clock: Clock;
  readonly evaluator: Evaluator;
  /** 32 hex digits, new at each call. */
  readonly newId: () => string;
  /** Gets the steps as they are kept: `stepsOf` reads them. */
  readonly onSteps: (batch: StepBatch) => void;
  readonly onIdle?: (traceId: string) => void;
  /** Really sends what a live trigger resolves to. */
  readonly send: (request: TriggerRequest, secret: SecretValue) => Promise<SendResult>;
  /** Whether HTTP event sources listen and calendars tick. */
  readonly connect: boolean;
  /** What HTTP listeners put up with, if it is not the usual. */
  readonly httpLimits?: HttpLimits;
}

/** A running emulator. */
export interface Emulator {
  load(files: Iterable<ManifestFile>, surroundings?: Surroundings): Promise<ProjectSummary>;
  summary(): ProjectSummary;
  events(): readonly EventInfo[];
  /** Ends when the source has answered; `done` ends when everything it led to has been done. */
  fire(address: EventAddress, options: FireOptions): Promise<FireResult & { readonly done: Promise<void> }>;
  /** A sample of an event; without a name, the usual one. */
  sample(address: EventAddress, name: string | undefined): Ready;
  /** The events whose endpoint the path of a request is. */
  eventsAt(request: FileRequest): readonly EventAddress[];
  setLive(triggers: readonly string[]): void;
  resumeAt(nextSeq: number): void;
  readonly history: History;
  readonly clock: Clock;
  /** Moves the clock, if it is a virtual one. */
  readonly travel: TimeTravel | undefined;
  /** The subjects that the triggers of JetStream buses ask for. */
  busSubjects(): readonly string[];
  /** Takes a message of a real JetStream bus, once for each bus here; ends when everything that it led to has been done. */
  takeFromBus(message: StreamMessage): Promise<void>;
  close(): Promise<void>;
}

export function createEmulator(ports: EmulatorPorts): Emulator {
  const history = createHistory();
  const session = createSession({ ...ports, history });
  const http = httpConnectors({
    onRequest: async (incoming) => (await session.accept(incoming)).answer,
    onLost: (address, why) => {
      session.note({ kind: 'error', subject: address, verdict: 'error', why });
    },
    ...(ports.httpLimits && { limits: ports.httpLimits }),
  });
  const calendars = calendarConnectors(ports.clock, (incoming) => void session.accept(incoming));
  let fired = 0;
  let beside: Beside = { testEvents: NO_TEST_EVENTS.events, http: [] };
  /** With a payload of its own an event is fired as a built-in sample is, unless one is named. */
  const sampleFor = (
    found: FoundEvent,
    address: EventAddress,
    name: string | undefined,
    withOwn = true,
  ): Ready => {
    const event = { ...address, sourceType: found.sourceType };
    return requireSample(found, name, withOwn ? fitting(beside, event) : []);
  };
  let summary: ProjectSummary = summarize(session.project(), [], []);

  return {
    async load(files, { standInsFor, problems: unused, testEvents } = NOTHING_AROUND) {
      const loaded = session.load(files, standInsFor);
      const project = session.project();
      beside = { testEvents: testEvents.events, http: httpEvents(project) };
      const problems = [...loaded, ...unused, ...testEvents.problems];
      const listeners = ports.connect ? await http.listen(project) : [];
      const broken = ports.connect ? calendars.start(project) : [];
      const timers = broken.map((message) => ({ message, where: { uri: '', document: 0, pointer: '' } }));
      summary = summarize(project, [...problems, ...timers, ...notBuilt(project)], listeners);
      return summary;
    },
    summary: () => summary,
    events: () => eventsOf(session.project(), beside),
    async fire(address, options) {
      const found = requireEvent(session.project(), address);
      const withOwn = options.payload === undefined || options.sample !== undefined;
      const ready = options.ready ?? sampleFor(found, address, options.sample, withOwn);
      const incoming = firedIncoming(found, address, ready, options, {
        now: ports.clock.now(),
        nth: fired++,
      });
      const { traceId, answer, done } = await session.accept(incoming);
      return { traceId, ...(incoming.via === 'fired-request' && { answer }), done };
    },
    sample(address, name) {
      return sampleFor(requireEvent(session.project(), address), address, name);
    },
    eventsAt: (request) => targetsOf(request, beside.http),
    setLive: session.setLive,
    resumeAt: session.resumeAt,
    history,
    clock: ports.clock,
    travel: isVirtual(ports.clock) ? timeTravel(ports.clock, session.settled) : undefined,
    busSubjects: () => session.bus.buses('jetstream').flatMap(({ filters }) => filters),
    async takeFromBus({ subject, id, body }) {
      const [, eventSource = '', eventName = ''] = subject.split('.');
      const asking = session.bus
        .buses('jetstream')
        .filter(({ filters }) => filters.some((filter) => fallsUnder(subject, filter)));
      await Promise.all(
        asking.map(({ namespace, busName }) =>
          session.take({ namespace, busName, eventSource, eventName, id, body }),
        ),
      );
    },
    async close() {
      calendars.stop();
      await http.close();
      await session.close();
    },
  };
}

function summarize(
  project: Project,
  problems: readonly LoadProblem[],
  listeners: ProjectSummary['listeners'],
): ProjectSummary {
  return {
    eventSources: project.eventSources.length,
    sensors: project.sensors.length,
    triggers: project.sensors.reduce((count, sensor) => count + sensor.value.spec.triggers.length, 0),
    listeners,
    problems,
  };
}

/** Every event of every EventSource, in the order of the manifests. */
export function eventsOf(project: Project, beside: Beside): EventInfo[] {
  return project.eventSources.flatMap(({ name, namespace, value }) => {
    const spec = (value.spec ?? {}) as Readonly<Record<string, unknown>>;
    const eventNames = Object.values(spec).flatMap((entries) =>
      entries !== null && typeof entries === 'object' && !Array.isArray(entries) ? Object.keys(entries) : [],
    );
    return eventNames.flatMap((eventName): EventInfo[] => {
      const found = findEvent(project, namespace, name, eventName);
      if (!found) return [];
      const { sourceType, where } = found;
      const event = { namespace, eventSource: name, eventName, sourceType };
      const own = fitting(beside, event).map(({ name: sample, title, uri }) => ({
        name: sample,
        title,
        uri,
      }));
      const builtIn = samplesOf(sourceType).map(({ name: sample, title }) => ({ name: sample, title }));
      return [
        {
          ...event,
          payloadIs: payloadIs(sourceType),
          where,
          samples: [...own, ...builtIn],
        },
      ];
    });
  });
}
