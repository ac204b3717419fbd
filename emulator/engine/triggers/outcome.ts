import type { ArtifactLocation, KafkaTrigger } from '../../../schemas/generated/types.ts';
import type { Json } from '../../../schemas/schema-node.ts';
import type { SensorEvent } from '../event.ts';
import type { TemplatePorts } from '../lang/template/render.ts';
import type { ParameterChange } from '../trace/step.ts';
import type { Where } from '../trace/where.ts';
import type { HeaderSource, TriggerRequest } from './request.ts';

/** The object that a `k8s` trigger with `liveObject` reads. */
export interface LiveObject {
  readonly group: string;
  readonly version: string;
  readonly resource: string;
  readonly namespace: string;
  readonly name: string;
}

/**
 * What a trigger reads from outside before it sends. Each function may be absent: then what it would answer is not known, the trigger is
 * resolved as far as possible, and a note says so.
 */
export interface Outside {
  /** A value that is mounted into the pod, without a newline at its end; undefined if it is not there. It is checked, and never shown. */
  readonly value?: (source: HeaderSource) => string | undefined;
  /** A value of a ConfigMap, without a newline at its end; undefined if it is not known. */
  readonly configMap?: (name: string, key: string) => string | undefined;
  /** The text of a manifest that is not in the Sensor; `problem` says why what stands for it cannot be read. */
  readonly artifact?: (
    location: ArtifactLocation,
  ) => { readonly text: string } | { readonly error: string } | { readonly problem: string } | undefined;
  readonly liveObject?: (
    object: LiveObject,
  ) => { readonly object: Readonly<Record<string, Json>> } | { readonly error: string } | undefined;
  /** An object that is known to stand in the cluster. */
  readonly inCluster?: (
    place: Pick<LiveObject, 'resource' | 'name'>,
  ) => Readonly<Record<string, Json>> | undefined;
  /** What `FetchResource` of a custom trigger's server answers. `unreachable` says that there was nobody to ask. */
  readonly customResource?: (
    serverURL: string,
    spec: string,
  ) => { readonly resource: string } | { readonly error: string; readonly unreachable?: true } | undefined;
  /** An Avro schema of a schema registry as JSON text. */
  readonly schema?: (
    registry: NonNullable<KafkaTrigger['schemaRegistry']>,
  ) => { readonly schema: string } | { readonly error: string } | undefined;
  /** The text of `$HOME/.wskprops`. */
  readonly wskprops?: string;
}

/** What one execution of a trigger works with. */
export interface Execution {
  readonly sensorName: string;
  readonly namespace: string;
  readonly triggerName: string;
  readonly events: Readonly<Record<string, SensorEvent>>;
  readonly ports: TemplatePorts;
  /** The place of the trigger type's block (`…/template/http`). */
  readonly where: Where;
  readonly outside?: Outside;
}

/** The step of an execution that failed. */
export type Stage = 'construction' | 'fetch' | 'parameters' | 'payload' | 'execution';

/** What a trigger resolves to: what would be sent, or the reason why nothing can be. */
export interface Outcome {
  readonly parameters: readonly ParameterChange[];
  readonly payload?: readonly ParameterChange[];
  readonly request?: TriggerRequest;
  /** What upstream logs as warnings. */
  readonly warnings?: readonly string[];
  /** What a reader should know beside the request. */
  readonly notes?: readonly string[];
  /** Upstream's text. */
  readonly error?: string;
  /** The reason that upstream logs apart from the error. */
  readonly cause?: string;
  /** What is not at hand here can be named by these lines of the configuration. */
  readonly remedy?: string;
  /** Where `error` comes from. */
  readonly stage?: Stage;
}

/** The trigger could not be constructed: upstream logs the cause and says only this. */
export function notConstructed(
  { triggerName }: Pick<Execution, 'triggerName'>,
  cause?: string,
  remedy?: string,
): Outcome {
  return {
    parameters: [],
    error: `invalid trigger ${triggerName}, could not find an implementation`,
    ...(cause !== undefined && { cause }),
    ...(remedy !== undefined && { remedy }),
    stage: 'construction',
  };
}

/** An error of the execution itself, after the parameters. */
export function executionError(reason: string): string {
  return `failed to execute trigger, ${reason}`;
}
