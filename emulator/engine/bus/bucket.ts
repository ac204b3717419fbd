import type { Sensor } from '../../../schemas/generated/types.ts';
import { compile } from '../lang/govaluate/evaluate.ts';
import type { Loaded } from '../project.ts';
import { hashDependency } from './dependencyHash.ts';
import { isBucketName, isKey } from './subject.ts';

/** What a sensor on JetStream leaves in its KV bucket, beside pending events, to compare with when it starts again. */
export interface Bucket {
  /** Dependency name -> hash of its definition, as decimal text. */
  readonly dependencies: ReadonlyMap<string, string>;
  /** Trigger name -> text of its `conditions`, in the order of the triggers. */
  readonly expressions: ReadonlyMap<string, string>;
}

/** A dependency of a trigger whose pending event and durable consumer are thrown away. */
export interface Purge {
  readonly trigger: string;
  readonly dependency: string;
}

/** What a sensor stores; of dependencies with equal names the last one counts. */
export function bucketOf(sensor: Loaded<Sensor>): Bucket {
  const { dependencies, triggers } = sensor.value.spec;
  return {
    dependencies: new Map(dependencies.map((one) => [one.name, hashDependency(one)])),
    expressions: new Map(triggers.map(({ template }) => [template.name, template.conditions ?? ''])),
  };
}

/** Why a sensor cannot start on JetStream; texts are upstream's. */
export function startError(sensor: Loaded<Sensor>): string | undefined {
  if (!isBucketName(sensor.name)) return 'failed after retries: nats: invalid bucket name';
  const bad = sensor.value.spec.triggers.find(({ template }) => !isKey(`${template.name}/Expression`));
  return bad && `failed after retries: error getting key ${bad.template.name}/Expression: nats: invalid key`;
}

/**
 * What is thrown away when a sensor starts with a changed definition: of changed or removed dependencies in every trigger that stays as it
 * was, and of changed or removed triggers all names in their stored condition. An empty stored condition names nothing, so what belongs
 * to it stays.
 */
export function purgesBetween(before: Bucket, after: Bucket): Purge[] {
  const kept = [...before.expressions].filter(([name, text]) => after.expressions.get(name) === text);
  const gone = [...before.expressions].filter(([name, text]) => after.expressions.get(name) !== text);
  const changed = [...before.dependencies].filter(([name, hash]) => after.dependencies.get(name) !== hash);
  return [
    ...kept.flatMap(([trigger]) => changed.map(([dependency]) => ({ trigger, dependency }))),
    ...gone.flatMap(([trigger, text]) => namesIn(text).map((dependency) => ({ trigger, dependency }))),
  ];
}

function namesIn(expression: string): string[] {
  const compiled = compile(expression.replaceAll('-', '\\-'));
  return 'error' in compiled ? [] : [...new Set(compiled.program.variables)];
}
