import type { TriggerTemplate } from '../../../schemas/generated/types.ts';
import { resolveArgoWorkflow } from './argoWorkflow.ts';
import { resolveAwsLambda } from './awsLambda.ts';
import { resolveAzureEventHubs } from './azureEventHubs.ts';
import { resolveAzureServiceBus } from './azureServiceBus.ts';
import { resolveCustom } from './custom.ts';
import { resolveEmail } from './email.ts';
import { resolveHttp } from './http.ts';
import { resolveK8s } from './k8s.ts';
import { resolveKafka } from './kafka.ts';
import { resolveLog } from './log.ts';
import { resolveNats } from './nats.ts';
import { resolveOpenWhisk } from './openWhisk.ts';
import { notConstructed, type Execution, type Outcome } from './outcome.ts';
import { resolvePulsar } from './pulsar.ts';
import { resolveSlack } from './slack.ts';

/** All trigger types in the order in which a sensor looks for them: of several, the first one runs. */
export const TRIGGER_ORDER = [
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
  'openWhisk',
  'custom',
  'log',
  'email',
] as const;

export type TriggerType = (typeof TRIGGER_ORDER)[number];

/** Types of triggers that really send when the user wants them to. */
export const LIVE_TYPES: ReadonlySet<string> = new Set<TriggerType>(['http']);

type Resolver = (template: TriggerTemplate, execution: Execution) => Outcome | undefined;

/** One line a trigger type. */
const RESOLVERS: Readonly<Record<TriggerType, Resolver>> = {
  k8s: ({ k8s }, execution) => k8s && resolveK8s(k8s, execution),
  argoWorkflow: ({ argoWorkflow }, execution) => argoWorkflow && resolveArgoWorkflow(argoWorkflow, execution),
  http: ({ http }, execution) => http && resolveHttp(http, execution),
  awsLambda: ({ awsLambda }, execution) => awsLambda && resolveAwsLambda(awsLambda, execution),
  azureEventHubs: ({ azureEventHubs }, execution) =>
    azureEventHubs && resolveAzureEventHubs(azureEventHubs, execution),
  azureServiceBus: ({ azureServiceBus }, execution) =>
    azureServiceBus && resolveAzureServiceBus(azureServiceBus, execution),
  kafka: ({ kafka }, execution) => kafka && resolveKafka(kafka, execution),
  pulsar: ({ pulsar }, execution) => pulsar && resolvePulsar(pulsar, execution),
  nats: ({ nats }, execution) => nats && resolveNats(nats, execution),
  slack: ({ slack }, execution) => slack && resolveSlack(slack, execution),
  openWhisk: ({ openWhisk }, execution) => openWhisk && resolveOpenWhisk(openWhisk, execution),
  custom: ({ custom }, execution) => custom && resolveCustom(custom, execution),
  log: ({ log }, execution) => log && resolveLog(log, execution),
  email: ({ email }, execution) => email && resolveEmail(email, execution),
};

/** The type of a trigger: the key of its block. */
export function triggerTypeOf(template: TriggerTemplate): TriggerType | undefined {
  return TRIGGER_ORDER.find((type) => template[type] !== undefined);
}

/** What a trigger resolves to for these events. */
export function resolveTrigger(type: TriggerType, template: TriggerTemplate, execution: Execution): Outcome {
  return RESOLVERS[type](template, execution) ?? notConstructed(execution);
}
