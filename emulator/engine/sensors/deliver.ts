import type { SensorEvent } from '../event.ts';
import type { CompiledCondition } from '../lang/condition/condition.ts';
import { emit, type EnginePorts, type Pipeline } from '../pipeline.ts';
import { below, type Where } from '../trace/where.ts';
import { execute } from '../triggers/execute.ts';
import type { Consumer } from './consumer.ts';
import { filterEvent } from './filter/filter.ts';
import { matchDependencies, type Match } from './match.ts';
import { takeEvent, type Pending, type Round } from './rounds.ts';
import { transformEvent } from './transform.ts';

export interface Delivery {
  readonly event: SensorEvent;
  readonly pending: Pending;
  /** The step that put the event on the bus. */
  readonly parent: number;
  /** What the trigger resolves to is sent. */
  readonly live: boolean;
}

/** One event at one trigger: match, transform, filter, condition, action. Returns what the trigger remembers from now on. */
export function* deliver(consumer: Consumer, delivery: Delivery, ports: EnginePorts): Pipeline<Pending> {
  const { sensor, where } = consumer;
  if ('error' in consumer.condition) {
    const { error } = consumer.condition;
    const why = `the condition cannot be used, so the trigger never subscribes: ${error}`;
    const place = below(where, 'template', 'conditions');
    yield* emit(
      {
        kind: 'error',
        subject: consumer.subject,
        verdict: 'error',
        why,
        where: place,
        output: { upstream: error },
      },
      delivery.parent,
    );
    return delivery.pending;
  }
  const condition = consumer.condition.ok;
  let pending = delivery.pending;
  for (const match of matchDependencies(sensor.value, condition.vars, delivery.event)) {
    pending = yield* deliverTo(consumer, condition, match, { ...delivery, pending }, ports);
  }
  return pending;
}

function* deliverTo(
  consumer: Consumer,
  condition: CompiledCondition,
  { dependency, index }: Match,
  delivery: Delivery,
  ports: EnginePorts,
): Pipeline<Pending> {
  const { sensor, trigger } = consumer;
  const subject = `${consumer.subject}/${dependency.name}`;
  const where = below(sensor.where, 'spec', 'dependencies', index);
  const names = { sensor: sensor.name, trigger: trigger.template.name, dependency: dependency.name };
  const why = `is dependency ${dependency.name} of trigger ${names.trigger}`;
  let parent = (yield* emit(
    { kind: 'dependency.matched', subject, verdict: 'passed', why, where, output: names },
    delivery.parent,
  )).id;
  const transformed = transformEvent(dependency, delivery.event, subject, ports, where);
  if (transformed.step) parent = (yield* emit(transformed.step, parent)).id;
  if (!transformed.event) return delivery.pending;
  if (dependency.filters) {
    const filtered = filterEvent(dependency, transformed.event, ports, where);
    const verdict = filtered.error !== undefined ? 'error' : filtered.pass ? 'passed' : 'failed';
    const place = decidingPlace(filtered.tree) ?? below(where, 'filters');
    const step = {
      kind: 'filter',
      subject,
      verdict,
      why: filtered.tree.why,
      where: place,
      output: { tree: filtered.tree },
    } as const;
    parent = (yield* emit(step, parent)).id;
    if (!filtered.pass) return delivery.pending;
  }
  const round = takeEvent(condition, delivery.pending, dependency.name, transformed.event);
  parent = (yield* conditionStep(consumer, condition, round, parent)).id;
  if (round.fires) yield* execute(consumer, trigger, round.fires, { parent, live: delivery.live }, ports);
  return round.pending;
}

type FilterTree = ReturnType<typeof filterEvent>['tree'];

/** The innermost filter that said no. */
function decidingPlace(tree: FilterTree): Where | undefined {
  const culprit = tree.children?.find((child) => child.verdict === 'error' || child.verdict === 'failed');
  return (culprit && decidingPlace(culprit)) ?? tree.where;
}

function* conditionStep(
  consumer: Consumer,
  condition: CompiledCondition,
  round: Round,
  parent: number,
): ReturnType<typeof emit> {
  const { trigger, subject } = consumer;
  const place = trigger.template.conditions
    ? below(consumer.where, 'template', 'conditions')
    : below(consumer.where, 'template');
  const output = { expression: condition.expression, dependencies: round.states };
  const verdict = round.error !== undefined ? 'error' : round.fires ? 'passed' : 'waiting';
  return yield* emit(
    { kind: 'condition', subject, verdict, why: explain(condition, round), where: place, output },
    parent,
  );
}

function explain(condition: CompiledCondition, round: Round): string {
  if (round.error !== undefined) return round.error;
  if (round.fires) return `${condition.expression} holds with ${Object.keys(round.fires).join(', ')}`;
  const missing = round.states
    .filter(({ state }) => state === 'missing')
    .map(({ name, seen }) => `${name} (seen ${times(seen)})`);
  return `${condition.expression} waits for ${missing.join(', ')}`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
