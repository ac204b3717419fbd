import type { AnswerRule, SetAnswer } from '../../../schemas/config/answers.ts';
import type { Sensor, Trigger } from '../../../schemas/generated/types.ts';
import type { Loaded } from '../project.ts';
import { answered, namesOf, noSuchTrigger } from './answerNames.ts';
import { triggerTypeOf, type TriggerType } from './table.ts';

const WITH_STATUS: ReadonlySet<TriggerType> = new Set(['http', 'awsLambda', 'openWhisk', 'slack']);
const WITH_OBJECT: ReadonlySet<TriggerType> = new Set(['k8s', 'argoWorkflow']);

/** The answers that are set for a trigger or dead letter trigger of a sensor, in their order. */
export function answersTo(sensor: Loaded<Sensor>, trigger: Trigger | undefined): readonly AnswerRule[] {
  const rules = sensor.standIns?.answers ?? [];
  if (!trigger || rules.length === 0) return [];
  const names = namesOf(sensor, trigger.template.name);
  return rules.filter(
    (rule) => names.some(answered(rule.trigger)) && misfit(rule.answer, trigger) === undefined,
  );
}

/** The answer to a call of which so many came before. Once all are used up, calls succeed. */
export function nthAnswer(rules: readonly AnswerRule[], before: number): SetAnswer {
  let left = before;
  for (const { times = Infinity, answer } of rules) {
    if (left < times) return answer;
    left -= times;
  }
  return {};
}

/** Why an answer is never given to any trigger of these sensors. */
export function answerProblem(rule: AnswerRule, sensors: readonly Loaded<Sensor>[]): string | undefined {
  const triggers = sensors.flatMap((sensor) =>
    sensor.value.spec.triggers
      .flatMap((trigger) => (trigger.dlqTrigger ? [trigger, trigger.dlqTrigger] : [trigger]))
      .map((trigger) => ({ trigger, names: namesOf(sensor, trigger.template.name) })),
  );
  const meant = triggers.filter(({ names }) => names.some(answered(rule.trigger)));
  if (meant.length === 0)
    return noSuchTrigger(
      rule.trigger,
      triggers.flatMap(({ names }) => names),
    );
  const misfits = meant.map(({ trigger }) => misfit(rule.answer, trigger));
  return misfits.every((one) => one !== undefined) ? misfits[0] : undefined;
}

/** Why a trigger is never answered like that. */
function misfit(answer: SetAnswer, { template }: Trigger): string | undefined {
  const type = triggerTypeOf(template);
  if (type === undefined) return undefined;
  const { status, headers, body, labels, afterMs, exists } = answer;
  const isAnswered = (what: string): string =>
    `${template.name} is of the type ${type}, which is never answered with ${what}.`;
  if (type === 'log') return isAnswered('anything: it calls nobody');
  if ((status !== undefined || headers) && !WITH_STATUS.has(type)) return isAnswered('a status');
  if (body !== undefined && type !== 'custom' && !WITH_STATUS.has(type)) return isAnswered('a body');
  if ((labels ?? afterMs) !== undefined && !WITH_OBJECT.has(type)) return isAnswered('an object');
  if (exists !== undefined && type !== 'k8s') return isAnswered('whether an object is there');
  return undefined;
}
