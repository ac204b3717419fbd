import type { EventSource } from '../../../schemas/generated/types.ts';
import { eventSourceTypes } from '../../../schemas/type-names.ts';
import { BUS_LABELS, busKind, DEFAULT_BUS, findBus } from '../bus/kind.ts';
import { busSubject, publishError } from '../bus/subject.ts';
import type { SensorEvent } from '../event.ts';
import { filterExpression } from '../lang/expr/filter.ts';
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
  const id = yield* emit({ kind: 'event.received', subject, verdict, why, where, output });
  if (received.data === undefined) return { answer: received.answer };
  const filtered = yield* sourceFilter(found, received.data, ports, subject, id);
  if (!filtered.pass) return { answer: received.answer };
  const event = cloudEvent(incoming, sourceType, received.data, ports);
  const busName = found.eventSource.value.spec?.eventBusName || DEFAULT_BUS;
  const parent = yield* publishStep(project, found, busName, incoming, event, filtered.parent);
  if (parent === undefined) return { answer: received.answer };
  return { answer: received.answer, published: { event, namespace: incoming.namespace, busName, parent } };
}

/** The step that puts an event on the bus; undefined when the bus refuses it. */
function* publishStep(
  project: Project,
  { where }: FoundEvent,
  bus: string,
  { namespace, eventSource, eventName }: Incoming,
  event: SensorEvent,
  from: number,
): Pipeline<number | undefined> {
  const manifest = findBus(project, namespace, bus);
  const kind = busKind(manifest);
  const refused = kind === 'jetstream' ? publishError(eventSource, eventName) : undefined;
  const subject = busSubject(eventSource, eventName);
  const why =
    refused === undefined
      ? `on the ${manifest ? `${BUS_LABELS[kind]} ` : ''}bus ${bus} as ${subject}`
      : `${refused}: a ${BUS_LABELS[kind]} bus takes no event called ${subject}`;
  const step = {
    kind: 'bus.published',
    subject: `${eventSource}/${eventName}`,
    verdict: refused === undefined ? 'passed' : 'error',
    why,
    where,
    output: { bus, subject, event },
  } as const;
  const id = yield* emit(step, from);
  return refused === undefined ? id : undefined;
}

const VIA: Readonly<Record<Incoming['via'], string>> = {
  http: 'an HTTP request came in',
  'fired-request': 'a request was fired from the editor or the command line',
  timer: 'the schedule came round',
  'fired-data': 'event data was put in place of the event source',
};

/** Source types whose `filter` is not an expression. */
const OTHER_FILTERS = new Set(['minio', 'storageGrid', 'resource', 'stripe']);

interface Filtered {
  readonly pass: boolean;
  /** The step that the event goes on from. */
  readonly parent: number;
}

/** The EventSource's `filter.expression`: false, or any error, keeps the event off the bus while the sender is told success. */
function* sourceFilter(
  found: FoundEvent,
  data: string,
  ports: EnginePorts,
  subject: string,
  parent: number,
): Pipeline<Filtered> {
  const expression = (found.entry as { filter?: { expression?: string } }).filter?.expression;
  if (!expression || OTHER_FILTERS.has(found.sourceType)) return { pass: true, parent };
  const answer = filterExpression(expression, data, ports);
  const error = 'error' in answer ? answer.error : undefined;
  const pass = 'value' in answer && answer.value;
  const why =
    error === undefined
      ? `${expression} is ${pass}`
      : `${error}: the event is dropped and the sender is told success`;
  const verdict = error === undefined ? (pass ? 'passed' : 'failed') : 'error';
  const where = below(found.where, 'filter', 'expression');
  const output = { expression, result: pass };
  const step = yield* emit({ kind: 'source.filter', subject, verdict, why, where, output }, parent);
  return { pass, parent: step };
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
