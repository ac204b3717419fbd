import type { EventSource } from '../../../schemas/generated/types.ts';
import { eventSourceTypes } from '../../../schemas/type-names.ts';
import type { SensorEvent } from '../event.ts';
import { emit, type EnginePorts, type Pipeline, type Published } from '../pipeline.ts';
import type { Loaded, Project } from '../project.ts';
import { below, type Where } from '../trace/where.ts';
import type { Incoming } from './incoming.ts';
import type { HttpAnswer } from './message.ts';
import { cloudEventType, receiveMessage, type SourceEntry } from './table.ts';

/** An event that an EventSource defines. */
export interface FoundEvent {
  readonly eventSource: Loaded<EventSource>;
  readonly sourceType: string;
  readonly entry: SourceEntry;
  readonly where: Where;
}

/** Finds an event by the names of its source and of itself. */
export function findEvent(
  project: Project,
  namespace: string,
  eventSource: string,
  eventName: string,
): FoundEvent | undefined {
  const loaded = project.eventSources.find(
    (source) => source.name === eventSource && source.namespace === namespace,
  );
  if (!loaded) return undefined;
  const spec = loaded.value.spec as unknown as Readonly<
    Record<string, Readonly<Record<string, SourceEntry>> | undefined>
  >;
  for (const sourceType of eventSourceTypes) {
    const entries = spec[sourceType];
    const entry = entries && Object.hasOwn(entries, eventName) ? entries[eventName] : undefined;
    if (entry)
      return {
        eventSource: loaded,
        sourceType,
        entry,
        where: below(loaded.where, 'spec', sourceType, eventName),
      };
  }
  return undefined;
}

export interface ReceiveResult {
  readonly answer: HttpAnswer;
  /** Absent when nothing goes on the bus. */
  readonly published?: Published;
}

/** From what came in to the bus: event data, EventSource filter, CloudEvent. */
export function* receive(project: Project, incoming: Incoming, ports: EnginePorts): Pipeline<ReceiveResult> {
  const subject = `${incoming.eventSource}/${incoming.eventName}`;
  const found = findEvent(project, incoming.namespace, incoming.eventSource, incoming.eventName);
  if (!found) {
    const why = `there is no event ${subject} in namespace ${incoming.namespace}`;
    yield* emit({ kind: 'error', subject, verdict: 'error', why });
    return { answer: { status: 404, body: '404 page not found\n' } };
  }
  const { sourceType, entry, where } = found;
  const received = receiveMessage(sourceType, entry, incoming, ports);
  const facts = { sourceType, eventSource: incoming.eventSource, eventName: incoming.eventName };
  const response =
    incoming.via === 'http' || incoming.via === 'fired-request' ? { response: received.answer } : {};
  const output = { ...facts, ...response, ...(received.data !== undefined && { data: received.data }) };
  const why = received.why ?? VIA[incoming.via];
  const verdict = received.data === undefined ? 'error' : 'passed';
  const { id } = yield* emit({ kind: 'event.received', subject, verdict, why, where, output });
  if (received.data === undefined) return { answer: received.answer };
  const filtered = yield* sourceFilter(entry, subject, where, id);
  const event = cloudEvent(incoming, sourceType, received.data, ports);
  const busName = found.eventSource.value.spec?.eventBusName || 'default';
  const busSubject = `default.${incoming.eventSource}.${incoming.eventName}`;
  const published = yield* emit(
    {
      kind: 'bus.published',
      subject,
      verdict: 'passed',
      why: `on the bus ${busName} as ${busSubject}`,
      where,
      output: { bus: busName, subject: busSubject, event },
    },
    filtered,
  );
  return {
    answer: received.answer,
    published: { event, namespace: incoming.namespace, busName, parent: published.id },
  };
}

const VIA: Readonly<Record<Incoming['via'], string>> = {
  http: 'an HTTP request came in',
  'fired-request': 'a request was fired from the editor or the command line',
  timer: 'the schedule came round',
  'fired-data': 'event data was put in place of the event source',
};

function* sourceFilter(entry: SourceEntry, subject: string, where: Where, parent: number): Pipeline<number> {
  const filter = (entry as { filter?: { expression?: string } }).filter;
  if (!filter?.expression) return parent;
  const why = 'EventSource filter expressions are not built yet: the event goes on as if it had passed';
  const step = yield* emit(
    { kind: 'source.filter', subject, verdict: 'skipped', why, where: below(where, 'filter', 'expression') },
    parent,
  );
  return step.id;
}

function cloudEvent(incoming: Incoming, sourceType: string, data: string, ports: EnginePorts): SensorEvent {
  return {
    context: {
      id: ports.eventId(),
      source: incoming.eventSource,
      specversion: '1.0',
      type: cloudEventType(sourceType),
      datacontenttype: 'application/json',
      subject: incoming.eventName.trim(),
      time: new Date(ports.now()).toISOString().replace(/\.?0*Z$/, 'Z'),
    },
    data,
  };
}
