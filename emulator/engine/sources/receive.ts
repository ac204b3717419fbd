import type { EventSource } from '../../../schemas/generated/types.ts';
import { eventSourceTypes } from '../../../schemas/type-names.ts';
import { BUS_LABELS, busKind, DEFAULT_BUS, findBus } from '../bus/kind.ts';
import { busSubject, publishError } from '../bus/subject.ts';
import type { SensorEvent } from '../event.ts';
import { falsePart } from '../lang/expr/falsePart.ts';
import { filterExpression } from '../lang/expr/filter.ts';
import { emit, type EnginePorts, type Pipeline, type Published } from '../pipeline.ts';
import type { Loaded, Project } from '../project.ts';
import { rememberLast } from '../rememberLast.ts';
import { below, type Where } from '../trace/where.ts';
import { secretIn, unknownSecretWords } from '../secrets.ts';
import type { Incoming } from './incoming.ts';
import { checksSecrets } from './credentials.ts';
import { answerOf, type HttpAnswer, type Received } from './message.ts';
import { cloudEventType, receiveMessage, type SourceEntry } from './table.ts';

/** An event that an EventSource defines. */
export interface FoundEvent {
  readonly eventSource: Loaded<EventSource>;
  readonly sourceType: string;
  readonly entry: SourceEntry;
  readonly where: Where;
  /** How its steps call it. */
  readonly subject: string;
  readonly checksSecrets: boolean;
}

function subjectOf(eventSource: string, eventName: string): string {
  return `${eventSource}/${eventName}`;
}

/** What was looked for, by its names. */
const foundIn = new WeakMap<Project, Map<string, FoundEvent>>();

/** Finds an event by the names of its source and of itself. */
export function findEvent(
  project: Project,
  namespace: string,
  eventSource: string,
  eventName: string,
): FoundEvent | undefined {
  const events = foundIn.get(project) ?? new Map<string, FoundEvent>();
  foundIn.set(project, events);
  const key = `${namespace}/${eventSource}/${eventName}`;
  const known = events.get(key) ?? lookUp(project, namespace, eventSource, eventName);
  if (known) events.set(key, known);
  return known;
}

function lookUp(
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
        subject: subjectOf(eventSource, eventName),
        checksSecrets: checksSecrets(entry),
      };
  }
  return undefined;
}

export interface ReceiveResult {
  readonly answer: HttpAnswer;
  /** What goes on the bus, in this order. */
  readonly published: readonly Published[];
}

/** From what came in to the bus: event data, EventSource filter, CloudEvent. */
export function* receive(project: Project, incoming: Incoming, ports: EnginePorts): Pipeline<ReceiveResult> {
  const found = findEvent(project, incoming.namespace, incoming.eventSource, incoming.eventName);
  if (!found) {
    const subject = subjectOf(incoming.eventSource, incoming.eventName);
    const why = `there is no event ${subject} in namespace ${incoming.namespace}`;
    yield* emit({ kind: 'error', subject, verdict: 'error', why });
    return { answer: { status: 404, body: '404 page not found\n' }, published: [] };
  }
  const { sourceType, entry, where, subject } = found;
  let unchecked = '';
  const knowing = withSecrets(found, ports, (words) => (unchecked += `; ${words}`));
  const received = receiveMessage(sourceType, entry, incoming, knowing);
  const verdicts = received.events.map((data) => filterVerdict(found, data, ports));
  const bus = busOf(project, found, incoming);
  const answer = answerOf(
    received,
    verdicts.map((verdict) => passes(verdict) && bus.refused !== undefined),
  );
  const facts = { sourceType, eventSource: incoming.eventSource, eventName: incoming.eventName };
  const overHttp = incoming.via === 'http' || incoming.via === 'fired-request';
  const { confirmed } = received;
  const output = { ...facts, ...(overHttp && { response: answer }), ...(confirmed && { confirmed }) };
  if (received.events.length === 0) {
    const why = (received.why ?? VIA[incoming.via]) + unchecked;
    yield* emit({ kind: 'event.received', subject, verdict: verdictOf(received), why, where, output });
    return { answer, published: [] };
  }
  const published: Published[] = [];
  for (const [index, data] of received.events.entries()) {
    const count = received.events.length > 1 ? `, event ${index + 1} of ${received.events.length}` : '';
    const why = (received.why ?? VIA[incoming.via]) + count + unchecked;
    const withData = { ...output, data };
    const step = {
      kind: 'event.received',
      subject,
      verdict: 'passed',
      why,
      where,
      output: withData,
    } as const;
    const id = yield* emit(step);
    const verdict = verdicts[index];
    const parent = verdict ? yield* filterStep(found, verdict, id) : id;
    if (!passes(verdict)) continue;
    const event = cloudEvent(incoming, sourceType, data, received.id, ports);
    const on = yield* publishStep(found, bus, event, parent);
    if (on !== undefined)
      published.push({ event, namespace: incoming.namespace, busName: bus.name, parent: on });
  }
  return { answer, published };
}

/** Ports that know the secrets that the configuration has, too; `onUnknown` gets what was asked for and nobody knows. */
function withSecrets(found: FoundEvent, ports: EnginePorts, onUnknown: (words: string) => void): EnginePorts {
  if (!found.checksSecrets) return ports;
  const { standIns } = found.eventSource;
  const secret = (name: string, key: string): string | undefined => {
    const value = secretIn(standIns, name, key) ?? ports.secret(name, key);
    if (value === undefined) onUnknown(unknownSecretWords(standIns, { name, key }));
    return value;
  };
  return { ...ports, secret };
}

function verdictOf({ answer, handshake }: Received): 'passed' | 'failed' | 'error' {
  if (handshake) return 'passed';
  return answer.status >= 200 && answer.status < 300 ? 'failed' : 'error';
}

/** The bus of an event, and what is said of putting it there. */
interface Bus {
  readonly name: string;
  /** Of the event on the bus. */
  readonly subject: string;
  /** Why it takes no event of that name. */
  readonly refused?: string;
  readonly why: string;
}

const buses = new WeakMap<FoundEvent, Bus>();

function busOf(project: Project, found: FoundEvent, incoming: Incoming): Bus {
  const known = buses.get(found);
  if (known) return known;
  const bus = findBusOf(project, found, incoming);
  buses.set(found, bus);
  return bus;
}

function findBusOf(
  project: Project,
  found: FoundEvent,
  { namespace, eventSource, eventName }: Incoming,
): Bus {
  const name = found.eventSource.value.spec?.eventBusName || DEFAULT_BUS;
  const manifest = findBus(project, namespace, name);
  const kind = busKind(manifest);
  const error = kind === 'jetstream' ? publishError(eventSource, eventName) : undefined;
  const subject = busSubject(eventSource, eventName);
  if (error !== undefined) {
    const refused = `${error}: a ${BUS_LABELS[kind]} bus takes no event called ${subject}`;
    return { name, subject, refused, why: refused };
  }
  const label = manifest ? `${BUS_LABELS[kind]} ` : '';
  return { name, subject, why: `on the ${label}bus ${name} as ${subject}` };
}

/** The step that puts an event on the bus; undefined when the bus refuses it. */
function* publishStep(
  { subject, where }: FoundEvent,
  bus: Bus,
  event: SensorEvent,
  from: number,
): Pipeline<number | undefined> {
  const step = {
    kind: 'bus.published',
    subject,
    verdict: bus.refused === undefined ? 'passed' : 'error',
    why: bus.why,
    where,
    output: { bus: bus.name, subject: bus.subject, event },
  } as const;
  const id = yield* emit(step, from);
  return bus.refused === undefined ? id : undefined;
}

const VIA: Readonly<Record<Incoming['via'], string>> = {
  http: 'an HTTP request came in',
  'fired-request': 'a request was fired from the editor or the command line',
  message: 'a message came in',
  'fired-message': 'a message was fired from the editor or the command line',
  timer: 'the schedule came round',
  'fired-data': 'event data was put in place of the event source',
};

/** Source types whose `filter` is not an expression. */
const OTHER_FILTERS = new Set(['minio', 'storageGrid', 'resource', 'stripe']);

interface FilterVerdict {
  readonly expression: string;
  readonly result: boolean;
  readonly error?: string;
  /** The piece of it that is false. */
  readonly falsePart?: string;
}

/** The EventSource's `filter.expression`; undefined when there is none. A filter without expression is one that cannot be read. */
function filterVerdict(found: FoundEvent, data: string, ports: EnginePorts): FilterVerdict | undefined {
  const { filter } = found.entry as { filter?: { expression?: string } | null };
  if (!filter || OTHER_FILTERS.has(found.sourceType)) return undefined;
  const expression = filter.expression ?? '';
  const answer = filterExpression(expression, data, ports);
  if ('error' in answer) return { expression, result: false, error: answer.error };
  if (answer.value) return { expression, result: true };
  const part = falsePart(expression, data, ports);
  return { expression, result: false, ...(part !== undefined && { falsePart: part }) };
}

function passes(verdict: FilterVerdict | undefined): boolean {
  return verdict?.result ?? true;
}

/** False, or any error, keeps the event off the bus while the sender is told success. */
function* filterStep(
  found: FoundEvent,
  { expression, result, error, falsePart: part }: FilterVerdict,
  parent: number,
): Pipeline<number> {
  const why =
    error === undefined
      ? verdictText(expression, result, part)
      : `${error}: the event is dropped and the sender is told success`;
  const verdict = error === undefined ? (result ? 'passed' : 'failed') : 'error';
  const where = below(found.where, 'filter', 'expression');
  const output = { expression, result };
  return yield* emit({ kind: 'source.filter', subject: found.subject, verdict, why, where, output }, parent);
}

function verdictText(expression: string, result: boolean, part: string | undefined): string {
  return result ? trueText(expression) : `${expression} is false${part === undefined ? '' : `: ${part}`}`;
}

const trueText = rememberLast((expression: string) => `${expression} is true`);

function cloudEvent(
  incoming: Incoming,
  sourceType: string,
  data: string,
  id: string | undefined,
  ports: EnginePorts,
): SensorEvent {
  return {
    context: {
      id: id ?? ports.eventId(),
      source: incoming.eventSource,
      specversion: '1.0',
      type: cloudEventType(sourceType),
      datacontenttype: 'application/json',
      subject: incoming.eventName.trim(),
      time: eventTime(ports.now()),
    },
    data,
  };
}

const eventTime = rememberLast((now: number) => new Date(now).toISOString().replace(/\.?0*Z$/, 'Z'));
