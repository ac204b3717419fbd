import type { Requirement } from '../../schemas/schema-node.ts';

/**
 * What the catalogue cannot say because it speaks of types and the rules of the controllers speak of places.
 */

/** Values besides the listed ones are refused by the controller or by the API server; `''` is added where an empty text counts as absent. */
export const refusedValues: Readonly<Record<string, 'exact' | 'orEmpty'>> = {
  'EventSource.apiVersion': 'exact',
  'EventSource.kind': 'exact',
  'Sensor.apiVersion': 'exact',
  'Sensor.kind': 'exact',
  'EventBus.apiVersion': 'exact',
  'EventBus.kind': 'exact',
  'GithubEventSource.contentType': 'orEmpty',
  'PulsarEventSource.type': 'exact',
  'EventDependency.filtersLogicalOperator': 'orEmpty',
  'EventDependencyFilter.dataLogicalOperator': 'orEmpty',
  'EventDependencyFilter.exprLogicalOperator': 'orEmpty',
  'DataFilter.comparator': 'orEmpty',
  'StandardK8STrigger.operation': 'orEmpty',
  'ArgoWorkflowTrigger.operation': 'exact',
  'HTTPTrigger.method': 'orEmpty',
  'TriggerParameter.operation': 'orEmpty',
  'ContainerTemplate.imagePullPolicy': 'orEmpty',
  'PersistenceStrategy.accessMode': 'orEmpty',
};

/** Required by the catalogue, yet the validator accepts the struct without them in some place where it is used. */
export const sometimesOptional: Readonly<Record<string, Requirement>> = {
  'EventBus.metadata': 'server',
  'EventSource.metadata': 'server',
  'EventSource.spec': 'server',
  'JetStreamConfig.url': 'conditional',
  'KafkaBus.url': 'conditional',
  'NATSConfig.clusterID': 'conditional',
  'NATSConfig.url': 'conditional',
  'Sensor.metadata': 'server',
  'TriggerParameter.src': 'conditional',
  'TriggerParameterSource.dependencyName': 'conditional',
};

/** Fields that a list or struct of a shared type must have in this place. */
export const requiredInPlace: Readonly<Record<string, readonly string[]>> = {
  'EventBusSpec.jetstreamExotic': ['url'],
  'EventBusSpec.kafka': ['url'],
  'NATSBus.exotic': ['url', 'clusterID'],
  'Trigger.parameters': ['src', 'dest'],
  'StandardK8STrigger.parameters': ['src', 'dest'],
  'ArgoWorkflowTrigger.parameters': ['src', 'dest'],
  'HTTPTrigger.parameters': ['src', 'dest'],
  'HTTPTrigger.payload': ['src'],
  'AWSLambdaTrigger.parameters': ['src', 'dest'],
  'AWSLambdaTrigger.payload': ['src', 'dest'],
  'KafkaTrigger.payload': ['src', 'dest'],
  'NATSTrigger.payload': ['src', 'dest'],
  'SlackTrigger.parameters': ['src', 'dest'],
  'OpenWhiskTrigger.parameters': ['src', 'dest'],
  'OpenWhiskTrigger.payload': ['src', 'dest'],
  'CustomTrigger.parameters': ['src', 'dest'],
  'EmailTrigger.parameters': ['src', 'dest'],
  'MinioEventSource.bucket': ['name'],
};

/** Structs whose fields are those of another type and as old as that one's. */
export const embeddedType: Readonly<Record<string, string>> = { WebhookEventSource: 'WebhookContext' };

/** Definitions with a name of their own: the minio event source is an `S3Artifact` with other rules. */
export const definitionOfEventSource: Readonly<Record<string, string>> = { minio: 'MinioEventSource' };

/** Go type names of definitions that are called differently. */
export const goTypeNames: Readonly<Record<string, string>> = { MinioEventSource: 'S3Artifact' };
