import { BUS_LABELS } from '../bus/kind.ts';
import type { SensorEvent } from '../event.ts';
import { emit, taken, type EnginePorts, type Pipeline } from '../pipeline.ts';
import { below, type Where } from '../trace/where.ts';
import type { Live } from '../triggers/execute.ts';
import { act } from './action.ts';
import type { Consumer } from './consumer.ts';
import { filterEvent } from './filter/filter.ts';
import type { Match } from './match.ts';
import { takeEvent, type Pending, type Round } from './rounds.ts';
import { transformEvent } from './transform.ts';

export interface Delivery {
  readonly event: SensorEvent;
  readonly pending: Pending;
  /** The step that put the event on the bus. */
  readonly parent: number;
  /** What of it is really sent. */
  readonly live: Live;
}

/**
 * One event at one trigger: match, transform, filter, condition, action. The message is taken before its actions run, so that the next one
 * can come, unless the trigger has `atLeastOnce`.
 */
export function* deliver(consumer: Consumer, delivery: Delivery, ports: EnginePorts): Pipeline<void> {
  const { source, subject } = delivery.event.context;
  const fired: Fired[] = [];
  let { pending } = delivery;
  for (const match of consumer.matches(source, subject)) {
    const round = yield* deliverTo(consumer, match, { ...delivery, pending }, ports);
    if (!round) continue;
    pending = round.pending;
    if (!round.fired) continue;
    if (consumer.trigger.atLeastOnce) yield* act(consumer, round.fired.events, round.fired, ports);
    else fired.push(round.fired);
  }
  yield* taken(pending);
  for (const one of fired) yield* act(consumer, one.events, one, ports);
}

interface Fired {
  readonly events: Readonly<Record<string, SensorEvent>>;
  /** The step that made the trigger fire. */
  readonly parent: number;
  readonly live: Live;
}

/** Undefined when the event is dropped for this dependency. */
function* deliverTo(
  consumer: Consumer,
  { dependency, where, step }: Match,
  delivery: Delivery,
  ports: EnginePorts,
): Pipeline<{ readonly pending: Pending; readonly fired?: Fired } | undefined> {
  const { subject } = step;
  let parent = yield* emit(step, delivery.parent);
  const transformed = transformEvent(dependency, delivery.event, subject, ports, where);
  if (transformed.step) parent = yield* emit(transformed.step, parent);
  if (!transformed.event) return undefined;
  if (dependency.filters) {
    const filtered = filterEvent(dependency, transformed.event, ports, where);
    const verdict = filtered.error !== undefined ? 'error' : filtered.pass ? 'passed' : 'failed';
    const place = decidingPlace(filtered.tree) ?? below(where, 'filters');
    const output = { tree: filtered.tree };
    parent = yield* emit(
      { kind: 'filter', subject, verdict, why: filtered.tree.why, where: place, output },
      parent,
    );
    if (!filtered.pass) return undefined;
  }
  const round = takeEvent(consumer, delivery.pending, dependency.name, transformed.event, ports.now());
  parent = yield* conditionStep(consumer, round, parent);
  if (!round.fires) return { pending: round.pending };
  return { pending: round.pending, fired: { events: round.fires, parent, live: delivery.live } };
}

type FilterTree = ReturnType<typeof filterEvent>['tree'];

/** The innermost filter that said no. */
function decidingPlace(tree: FilterTree): Where | undefined {
  const culprit = tree.children?.find((child) => child.verdict === 'error' || child.verdict === 'failed');
  return (culprit && decidingPlace(culprit)) ?? tree.where;
}

function* conditionStep(consumer: Consumer, round: Round, parent: number): Pipeline<number> {
  const { trigger, subject, condition, bus } = consumer;
  const where = trigger.template.conditions
    ? below(consumer.where, 'template', 'conditions')
    : below(consumer.where, 'template');
  const output = { expression: condition.expression, bus, dependencies: round.states };
  const verdict = round.error !== undefined ? 'error' : round.fires ? 'passed' : 'waiting';
  return yield* emit(
    { kind: 'condition', subject, verdict, why: explain(consumer, round), where, output },
    parent,
  );
}

function explain({ condition, bus }: Consumer, round: Round): string {
  const { expression } = condition;
  if (round.error !== undefined) return round.error;
  if (round.fires) {
    const here = round.states.filter(({ state }) => state !== 'missing').map(({ name }) => name);
    const withheld = here.filter((name) => !Object.hasOwn(round.fires ?? {}, name));
    const note =
      withheld.length === 0
        ? ''
        : `; on a ${BUS_LABELS[bus]} bus the trigger gets only the event that completed it, not ${withheld.join(', ')}`;
    return `${expression} holds with ${here.join(', ')}${note}`;
  }
  const missing = round.states
    .filter(({ state }) => state === 'missing')
    .map(({ name, seen }) => `${name} (seen ${times(seen)})`);
  return missing.length === 0
    ? `${expression} does not hold`
    : `${expression} waits for ${missing.join(', ')}`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
