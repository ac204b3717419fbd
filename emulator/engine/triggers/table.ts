import type { TriggerTemplate } from '../../../schemas/generated/types.ts';
import { resolveArgoWorkflow } from './argoWorkflow.ts';
import { resolveHttp } from './http.ts';
import { resolveK8s } from './k8s.ts';
import { resolveLog } from './log.ts';
import type { Execution, Outcome } from './outcome.ts';

/** All trigger types in the order in which a sensor looks for them: of several, the first one runs. */
export const TRIGGER_ORDER = [
  ...[
    'k8s',
    'argoWorkflow',
    'http',
    'awsLambda',
    'azureEventHubs',
    'azureServiceBus',
    'kafka',
    'pulsar',
    'nats',
    'slack',
  ],
  ...['openWhisk', 'custom', 'log', 'email'],
] as const;

type Resolver = (template: TriggerTemplate, execution: Execution) => Outcome | undefined;

/** One line a trigger type. */
const RESOLVERS: Readonly<Record<string, Resolver>> = {
  k8s: ({ k8s }, execution) => k8s && resolveK8s(k8s, execution),
  argoWorkflow: ({ argoWorkflow }, execution) => argoWorkflow && resolveArgoWorkflow(argoWorkflow, execution),
  http: ({ http }, execution) => http && resolveHttp(http, execution),
  log: ({ log }, execution) => log && resolveLog(log, execution),
};

/** The type of a trigger: the key of its block. */
export function triggerTypeOf(template: TriggerTemplate): string | undefined {
  return TRIGGER_ORDER.find((type) => (template as unknown as Record<string, unknown>)[type] !== undefined);
}

/** What a trigger resolves to for these events. `type` is one of `TRIGGER_ORDER`. */
export function resolveTrigger(type: string, template: TriggerTemplate, execution: Execution): Outcome {
  const outcome = RESOLVERS[type]?.(template, execution);
  return (
    outcome ?? {
      parameters: [],
      error: `the trigger type ${type} is not built yet: what it sends is not known here`,
    }
  );
}
