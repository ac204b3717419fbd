import type { EventBus, EventSource, Sensor } from '../../schemas/generated/types.ts';
import type { AnswerRule } from '../../schemas/config/answers.ts';
import type { Where } from './trace/where.ts';

/** What stands in for the world around the manifests of a folder. */
export interface StandIns {
  /** The configuration file that says so. */
  readonly uri: string;
  readonly answers: readonly AnswerRule[];
}

/** A manifest as the engine runs it: decoded, with the place it came from. */
export interface Loaded<Manifest> {
  readonly name: string;
  readonly namespace: string;
  readonly value: Manifest;
  /** The root of the resource. */
  readonly where: Where;
  readonly standIns?: StandIns;
}

/** Everything that runs together. */
export interface Project {
  readonly eventSources: readonly Loaded<EventSource>[];
  readonly sensors: readonly Loaded<Sensor>[];
  readonly eventBuses: readonly Loaded<EventBus>[];
}

/** The namespace of manifests that name none. */
export const DEFAULT_NAMESPACE = 'argo-events';
