import type { DecodedCloudEvent } from '../../engine/bus/cloudEvent.ts';
import { DEFAULT_BUS } from '../../engine/bus/kind.ts';
import { busSubject } from '../../engine/bus/subject.ts';
import type { SensorEvent } from '../../engine/event.ts';
import type { DropReason, StepDraft } from '../../engine/trace/step.ts';
import type { DeadTrigger, RunningTrigger } from '../sensors.ts';
import type { BusMessage } from './embedded.ts';

/** The steps of messages that a bus brings, and of those that lead nowhere. */

type Message = Omit<BusMessage, 'traceId' | 'parentSeq'>;

/** A message of another bus. */
export function arrived({ eventSource, eventName, busName, id = '', content }: Message): StepDraft {
  const unread = {
    id,
    source: eventSource,
    specversion: '',
    type: '',
    datacontenttype: '',
    subject: eventName,
    time: null,
  };
  const event: SensorEvent = 'event' in content ? content.event : { context: unread, data: null };
  return {
    kind: 'bus.published',
    subject: `${eventSource}/${eventName}`,
    verdict: 'event' in content ? 'passed' : 'error',
    why: `a message came over the bus ${busName}`,
    output: { bus: busName, subject: busSubject(eventSource, eventName), event },
  };
}

/** Why the bus itself hands a message to nobody. */
export function droppedByBus(
  reason: Extract<DropReason, 'no-sensor' | 'server-duplicate'>,
  { eventSource, eventName, id = '', busName, namespace }: Message,
): StepDraft {
  const subject = `${eventSource}/${eventName}`;
  const why =
    reason === 'no-sensor'
      ? `no running trigger in namespace ${namespace} asks the bus ${busName} for ${subject}`
      : `the bus ${busName} has seen a message with the id ${id} before: dropped`;
  return { kind: 'bus.dropped', subject, verdict: 'failed', why, output: { reason } };
}

/** A message that nobody reads now is kept for the trigger that has subscribed before. */
export function waitsOnBus(
  { eventSource, eventName, busName }: Message,
  waiting: readonly string[],
): StepDraft {
  const subject = `${eventSource}/${eventName}`;
  const why = `no running trigger reads it now; the bus ${busName} keeps it for ${waiting.join(', ')} until the sensor runs again`;
  return { kind: 'bus.dropped', subject, verdict: 'waiting', why, output: { reason: 'no-sensor' } };
}

/** A trigger's process has ended while it was at a message. */
export function endedWith({ consumer }: RunningTrigger, redelivered: boolean): StepDraft {
  const { subject, where } = consumer;
  const rest = redelivered
    ? 'the message was not acknowledged, so the bus delivers it again'
    : 'the message was acknowledged before its action, as always without atLeastOnce, so the action is lost';
  const why = `the sensor was changed or removed and its process ended: ${rest}`;
  return { kind: 'error', subject, verdict: redelivered ? 'waiting' : 'error', why, where };
}

/** Why a trigger does nothing with a message; undefined when it takes it. An id counts as seen as soon as its event belongs to a dependency. */
export function droppedByTrigger(
  { consumer, seen }: RunningTrigger,
  { content, id }: Message,
  now: number,
): StepDraft | undefined {
  const { subject, where } = consumer;
  const drop = (reason: DropReason, why: string): StepDraft => {
    const verdict = reason === 'decode' ? 'error' : 'failed';
    return { kind: 'bus.dropped', subject, verdict, why, where, output: { reason } };
  };
  if (!('event' in content)) return drop('decode', whyUnreadable(content));
  const { context } = content.event;
  if (consumer.matches(context.source, context.subject).length === 0)
    return drop(
      'no-dependency',
      `no dependency of this trigger is the event ${context.subject} of the event source ${context.source}: discarded`,
    );
  if (id === undefined || !seen.seen(context.id, now)) return undefined;
  return drop(
    'client-duplicate',
    `the trigger has seen an event with the id ${context.id} a moment ago: discarded`,
  );
}

function whyUnreadable(content: Exclude<DecodedCloudEvent, { readonly event: unknown }>): string {
  return 'crash' in content
    ? `${content.crash}: the sensor process would crash, again and again`
    : `Failed to convert to a cloudevent, discarding it: ${content.error}`;
}

const NEVER = 'never takes an event';

/** What is said of a trigger that never takes an event. */
export function deadWords({ error }: DeadTrigger): string {
  return `${NEVER}: ${error}`;
}

/** A trigger that never takes an event has been meant to take this one; undefined when it has not. */
export function missedBy(
  dead: DeadTrigger,
  { namespace, busName, eventSource, eventName }: Message,
): StepDraft | undefined {
  const { sensor, subject, where, error } = dead;
  const { dependencies, eventBusName } = sensor.value.spec;
  const meant =
    sensor.namespace === namespace &&
    (eventBusName || DEFAULT_BUS) === busName &&
    dependencies.some((one) => one.eventSourceName === eventSource && one.eventName === eventName);
  if (!meant) return undefined;
  return {
    kind: 'error',
    subject,
    verdict: 'error',
    why: deadWords(dead),
    where,
    output: { upstream: error },
  };
}
