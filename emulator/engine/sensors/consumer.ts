import type { AnswerRule } from '../../../schemas/config/answers.ts';
import type { EventDependency, Sensor, Trigger } from '../../../schemas/generated/types.ts';
import { compileGlob } from '../bus/glob.ts';
import { busKind, DEFAULT_BUS, findBus, type BusKind } from '../bus/kind.ts';
import { parseCondition, type CompiledCondition } from '../lang/condition/condition.ts';
import type { TriggerRole } from '../pipeline.ts';
import type { Loaded, Project } from '../project.ts';
import { below, type Where } from '../trace/where.ts';
import type { Outside } from '../triggers/outcome.ts';
import { outsideOf } from '../triggers/outside.ts';
import { answersTo } from '../triggers/setAnswers.ts';
import { matcherFor, type Match } from './match.ts';

/** A trigger that waits on the bus, with everything that does not depend on events made ready. */
export interface Consumer {
  /** Names it in its project; triggers of a sensor with equal names are told apart by their index. */
  readonly key: string;
  readonly sensor: Loaded<Sensor>;
  readonly trigger: Trigger;
  /** `sensor/trigger`. */
  readonly subject: string;
  readonly where: Where;
  readonly bus: BusKind;
  readonly busName: string;
  readonly condition: CompiledCondition;
  /** The dependencies in the condition, each once, in the order in which it names them. */
  readonly dependencies: readonly Match[];
  /** Those that an event belongs to. */
  readonly matches: (eventSource: string, eventName: string) => readonly Match[];
  /** What its calls are answered while it is dry; without any it makes none. */
  readonly answers: Readonly<Record<TriggerRole, readonly AnswerRule[]>>;
  readonly outside: Outside;
}

/** A trigger that never subscribes, and why. */
export interface Unsubscribed {
  readonly sensor: Loaded<Sensor>;
  readonly trigger: Trigger;
  readonly subject: string;
  readonly where: Where;
  readonly busName: string;
  readonly error: string;
}

/** The triggers of a sensor. One with a condition that cannot be used never takes an event. */
export function consumersOf(sensor: Loaded<Sensor>, project: Project): (Consumer | Unsubscribed)[] {
  const { spec } = sensor.value;
  const busName = spec.eventBusName || DEFAULT_BUS;
  const bus = busKind(findBus(project, sensor.namespace, busName));
  const names = spec.dependencies.map(({ name }) => name);
  const outside = outsideOf(sensor, project.configMaps);
  return spec.triggers.map((trigger, index) => {
    const { name, conditions = '' } = trigger.template;
    const first = spec.triggers.findIndex(({ template }) => template.name === name) === index;
    const subject = `${sensor.name}/${name}`;
    const where = below(sensor.where, 'spec', 'triggers', index);
    const facts = { sensor, trigger, subject, where, busName };
    const condition = parseCondition(conditions, names);
    if ('error' in condition)
      return { ...facts, where: below(where, 'template', 'conditions'), error: condition.error };
    const dependencies = condition.ok.vars.flatMap((variable) => lastNamed(sensor, name, variable));
    const key = `${sensor.namespace}/${subject}${first ? '' : `#${index}`}`;
    const matches = bus === 'stan' ? firstMatch(dependencies) : matcherFor(dependencies, matchesExactly);
    const answers = {
      trigger: answersTo(sensor, trigger),
      dlqTrigger: answersTo(sensor, trigger.dlqTrigger),
    };
    return { ...facts, key, bus, condition: condition.ok, dependencies, matches, answers, outside };
  });
}

export function isSubscribed(consumer: Consumer | Unsubscribed): consumer is Consumer {
  return !('error' in consumer);
}

/** Of dependencies with equal names the last one counts, as upstream keeps them in a map. */
function lastNamed(sensor: Loaded<Sensor>, trigger: string, name: string): Match[] {
  const index = sensor.value.spec.dependencies.findLastIndex((dependency) => dependency.name === name);
  const dependency = sensor.value.spec.dependencies[index];
  if (!dependency) return [];
  const where = below(sensor.where, 'spec', 'dependencies', index);
  const step = {
    kind: 'dependency.matched',
    subject: `${sensor.name}/${trigger}/${name}`,
    verdict: 'passed',
    why: `is dependency ${name} of trigger ${trigger}`,
    where,
    output: { sensor: sensor.name, trigger, dependency: name },
  } as const;
  return [{ dependency, where, step }];
}

function matchesExactly(dependency: EventDependency, eventSource: string, eventName: string): boolean {
  return dependency.eventSourceName === eventSource && dependency.eventName === eventName;
}

/** On NATS Streaming a message belongs to one dependency only. */
function firstMatch(dependencies: readonly Match[]): Consumer['matches'] {
  const all = matcherFor(dependencies, matchesGlob);
  return (eventSource, eventName) => all(eventSource, eventName).slice(0, 1);
}

function matchesGlob(dependency: EventDependency, eventSource: string, eventName: string): boolean {
  const glob = compileGlob(`${dependency.eventSourceName}__${dependency.eventName}`);
  return glob?.(`${eventSource}__${eventName}`) ?? false;
}
