import type { Trigger, TriggerTemplate } from '../../../../schemas/generated/types.ts';
import { goQuote } from '../../lang/goQuote.ts';
import { parseCron } from '../../lang/cron/parse.ts';
import { loadZone } from '../../lang/time/zone.ts';
import { checkParameters } from '../parameters.ts';
import { at, below, check, empty, prefixed, type Problem, type Rule } from '../problem.ts';
import { TYPE_RULES } from './types.ts';

type Loose = Partial<Omit<Trigger, 'template'>> & { readonly template?: Partial<TriggerTemplate> };

/** A trigger, and its `dlqTrigger` by the same rules. */
export function checkTrigger(trigger: Loose): Problem[] {
  if (!trigger.template) return [at("trigger template can't be nil", 'template')];
  const template = below(checkTemplate(trigger.template), 'template');
  return [...template, ...check(trigger, RULES)];
}

const RULES: readonly Rule<Loose>[] = [
  (trigger) => policyProblem(trigger),
  ({ parameters }) => checkParameters(parameters, { label: 'template parameter', path: ['parameters'] }),
  ({ dlqTrigger, atLeastOnce }) =>
    dlqTrigger &&
    !atLeastOnce &&
    at('to use dlqTrigger, trigger.atLeastOnce must be set to true', 'dlqTrigger'),
  ({ dlqTrigger }) =>
    dlqTrigger &&
    !dlqTrigger.atLeastOnce &&
    at('atLeastOnce must be set to true within the dlqTrigger', 'dlqTrigger', 'atLeastOnce'),
  ({ dlqTrigger }) => dlqTrigger && below(checkTrigger(dlqTrigger), 'dlqTrigger'),
];

function checkTemplate(template: Partial<TriggerTemplate>): Problem[] {
  const { name, conditionsReset = [] } = template;
  const unnamed = empty(name) ? [at('trigger must define a name', 'name')] : [];
  const resets = conditionsReset.flatMap((one, index) => below(resetProblems(one), 'conditionsReset', index));
  const types = Object.entries(TYPE_RULES).flatMap(([type, rules]) => {
    const block = (template as Readonly<Record<string, unknown>>)[type];
    if (block === undefined) return [];
    const found = rules(block as never);
    const prefix = type === 'k8s' ? 'trigger for template' : 'template';
    return below(prefixed(found, `${prefix} ${name ?? ''} is invalid, `), type);
  });
  return [...unnamed, ...resets, ...types];
}

function resetProblems(
  reset: Partial<NonNullable<TriggerTemplate['conditionsReset']>[number]>,
): readonly Problem[] {
  const { byTime } = reset;
  if (!byTime) return [at('invalid conditionsReset')];
  const { cron = '', timezone = '' } = byTime as Partial<typeof byTime>;
  const parsed = parseCron(cron);
  const reason = 'error' in parsed && parsed.error.includes('upstream panics') ? `: ${parsed.error}` : '';
  return [
    ...('error' in parsed ? [at(`invalid cron expression ${goQuote(cron)}${reason}`, 'byTime', 'cron')] : []),
    ...('error' in loadZone(timezone)
      ? [at(`invalid timezone ${goQuote(timezone)}`, 'byTime', 'timezone')]
      : []),
  ];
}

/** Only the first type that is there has its policy checked. */
function policyProblem({ policy, template }: Loose): Problem | false | undefined {
  if (!policy || !template) return false;
  if (template.k8s ?? template.argoWorkflow)
    return (
      policy.k8s &&
      !(policy.k8s as { labels?: object }).labels &&
      at('resource labels are not specified', 'policy', 'k8s', 'labels')
    );
  if (template.http ?? template.awsLambda)
    return (
      policy.status &&
      !(policy.status as { allow?: unknown }).allow &&
      at('list of allowed response status is not specified', 'policy', 'status', 'allow')
    );
  return false;
}
