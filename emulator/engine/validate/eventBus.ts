import type { EventBus } from '../../../schemas/generated/types.ts';
import { at, below, check, empty, type Problem, type Rule } from './problem.ts';

type Spec = Partial<EventBus['spec']>;

const RULES: readonly Rule<Spec>[] = [
  ({ nats, jetstream, kafka, jetstreamExotic }) =>
    !nats &&
    !jetstream &&
    !kafka &&
    !jetstreamExotic &&
    at('invalid spec: either "nats", "jetstream", "jetstreamExotic", or "kafka" needs to be specified'),
  ({ nats }) =>
    nats?.native &&
    nats.exotic &&
    at('"spec.nats.native" and "spec.nats.exotic" can not be defined together', 'nats'),
  ({ nats }) =>
    nats && !nats.native && !nats.exotic && at('either "native" or "exotic" must be defined', 'nats'),
  ({ nats }) =>
    nats?.exotic &&
    (nats.exotic as { clusterID?: string }).clusterID === undefined &&
    at('"spec.nats.exotic.clusterID" is missing', 'nats', 'exotic', 'clusterID'),
  ({ nats }) =>
    nats?.exotic &&
    empty(nats.exotic.url) &&
    at('"spec.nats.exotic.url" is missing', 'nats', 'exotic', 'url'),
  ({ jetstream }) =>
    jetstream &&
    empty(jetstream.version) &&
    at('invalid spec: a version for jetstream needs to be specified', 'jetstream', 'version'),
  ({ jetstream }) =>
    jetstream?.replicas !== undefined &&
    (jetstream.replicas === 2 || jetstream.replicas <= 0) &&
    at('invalid spec: a jetstream eventbus requires 1 replica or >= 3 replicas', 'jetstream', 'replicas'),
  ({ kafka }) => kafka && empty(kafka.url) && at('"spec.kafka.url" is missing', 'kafka', 'url'),
  ({ jetstreamExotic }) =>
    jetstreamExotic &&
    empty(jetstreamExotic.url) &&
    at('"spec.jetstreamExotic.url" is missing', 'jetstreamExotic', 'url'),
];

/** What the EventBus controller says (`pkg/reconciler/eventbus/validate.go`). */
export function validateEventBus(eventBus: EventBus): Problem[] {
  return below(check((eventBus as Partial<EventBus>).spec ?? {}, RULES), 'spec');
}
