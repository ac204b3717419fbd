import type { Trigger } from '../../../schemas/generated/types.ts';
import type { SensorEvent } from '../event.ts';
import { LAST_MOMENT } from '../moment.ts';
import { emit, takePermit, wait, type EnginePorts, type Pipeline, type TriggerRole } from '../pipeline.ts';
import { durationText } from '../trace/durationText.ts';
import { below, type Where } from '../trace/where.ts';
import { execute, type Action, type Ended, type Live } from '../triggers/execute.ts';
import { ONE_ATTEMPT, readBackoff, waitsBetween } from './backoff.ts';
import type { Consumer } from './consumer.ts';
import { rateOf } from './rateLimit.ts';

/** Attempts that are made in one run: a retry of a billion steps has no end that anybody waits for. */
export const MOST_ATTEMPTS = 1_000;

type Events = Readonly<Record<string, SensorEvent>>;

interface Run {
  /** The step that made the trigger fire. */
  readonly parent: number;
  readonly live: Live;
}

/** A trigger fires: attempts with their waits, then its `dlqTrigger` if all have failed. */
export function* act(consumer: Consumer, events: Events, run: Run, ports: EnginePorts): Pipeline<void> {
  const { trigger, where, subject } = consumer;
  const ended = yield* attempt(consumer, 'trigger', trigger, subject, where, events, run, ports);
  if (ended.error === undefined || !trigger.dlqTrigger) return;
  const place = below(where, 'dlqTrigger');
  const dead = trigger.dlqTrigger.template.name;
  const output = { trigger: dead };
  if (!trigger.atLeastOnce && ended.ran) {
    const why = `dlqTrigger has no effect without atLeastOnce: the sensor does not wait for the outcome, so ${dead} is never run`;
    yield* emit({ kind: 'dlq', subject, verdict: 'skipped', why, where: place, output }, ended.parent);
    return;
  }
  const why = `every attempt has failed, so the dead letter trigger ${dead} runs`;
  const parent = yield* emit(
    { kind: 'dlq', subject, verdict: 'passed', why, where: place, output },
    ended.parent,
  );
  const deadSubject = `${consumer.sensor.name}/${dead}`;
  yield* attempt(
    consumer,
    'dlqTrigger',
    trigger.dlqTrigger,
    deadSubject,
    place,
    events,
    { ...run, parent },
    ports,
  );
}

/** Runs a trigger until an attempt succeeds or none is left. Only with `atLeastOnce` does the sensor know that an attempt has failed. */
function* attempt(
  consumer: Consumer,
  role: TriggerRole,
  trigger: Trigger,
  subject: string,
  where: Where,
  events: Events,
  run: Run,
  ports: EnginePorts,
): Pipeline<Ended & { readonly ran: boolean }> {
  const strategy = trigger.retryStrategy;
  const place = below(where, 'retryStrategy');
  const backoff = strategy ? readBackoff(strategy) : ONE_ATTEMPT;
  if ('error' in backoff) {
    const why = `${backoff.error}: the action is not run at all`;
    const output = { attempt: 0, attempts: 0, waitMs: 0 };
    const parent = yield* emit(
      { kind: 'retry', subject, verdict: 'error', why, where: place, output },
      run.parent,
    );
    return { error: backoff.error, parent, ran: false };
  }
  const attempts = trigger.atLeastOnce ? backoff.attempts : 1;
  const waits = waitsBetween({ ...backoff, attempts }, ports.random);
  const action: Action = { consumer, trigger, role, subject, where, events, live: run.live, ports };
  let { parent } = run;
  for (let count = 1; ; count++) {
    parent = yield* permit(consumer, trigger, subject, where, parent);
    const ended = yield* execute(action, parent);
    if (ended.error === undefined) return { ...ended, ran: true };
    parent = ended.parent;
    const pause = waits.next();
    if (pause.done) {
      parent = yield* lastWord(action, attempts, ended.error, parent);
      return { error: ended.error, parent, ran: true };
    }
    const waitMs = Math.round(pause.value);
    const cut =
      count >= MOST_ATTEMPTS
        ? 'the emulator makes no more in one run'
        : ports.now() + waitMs > LAST_MOMENT && 'the next one would come after the end of time';
    if (cut !== false) {
      const why = `attempt ${count} of ${attempts} failed; ${cut}, so the action counts as failed: ${ended.error}`;
      const output = { attempt: count, attempts, waitMs: 0 };
      parent = yield* emit({ kind: 'retry', subject, verdict: 'error', why, where: place, output }, parent);
      return { error: ended.error, parent, ran: true };
    }
    const why = `attempt ${count} of ${attempts} failed; the next one comes in ${durationText(waitMs)}`;
    const output = { attempt: count + 1, attempts, waitMs };
    parent = yield* emit({ kind: 'retry', subject, verdict: 'waiting', why, where: place, output }, parent);
    yield* wait(waitMs);
  }
}

/** What is to be said when the last attempt has failed. */
function* lastWord(
  { trigger, subject, where }: Action,
  attempts: number,
  error: string,
  parent: number,
): Pipeline<number> {
  if (!trigger.retryStrategy) return parent;
  const place = below(where, 'retryStrategy');
  const output = { attempt: attempts, attempts, waitMs: 0 };
  if (!trigger.atLeastOnce) {
    const why = 'retryStrategy has no effect without atLeastOnce: the sensor does not wait for the outcome';
    return yield* emit({ kind: 'retry', subject, verdict: 'skipped', why, where: place, output }, parent);
  }
  const why = `failed to trigger actions, failed after retries: ${error}`;
  return yield* emit({ kind: 'retry', subject, verdict: 'error', why, where: place, output }, parent);
}

/** Waits for the rate limit. A `dlqTrigger` has none: limits are kept by the names of a sensor's own triggers. */
function* permit(
  consumer: Consumer,
  trigger: Trigger,
  subject: string,
  where: Where,
  parent: number,
): Pipeline<number> {
  if (trigger !== consumer.trigger || !trigger.rateLimit) return parent;
  const rate = rateOf(trigger.rateLimit);
  if ('crash' in rate) return parent;
  const waitMs = yield* takePermit(rate);
  if (waitMs <= 0) return parent;
  const why = `waits ${durationText(waitMs)}: one execution every ${durationText(rate.intervalMs)}`;
  const place = below(where, 'rateLimit');
  const step = {
    kind: 'rateLimit',
    subject,
    verdict: 'waiting',
    why,
    where: place,
    output: { waitMs },
  } as const;
  const next = yield* emit(step, parent);
  yield* wait(waitMs);
  return next;
}
