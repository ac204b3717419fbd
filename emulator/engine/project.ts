import type { EventBus, EventSource, Sensor } from '../../schemas/generated/types.ts';
import type { AnswerRule } from '../../schemas/config/answers.ts';
import type { Source } from '../../schemas/config/artifacts.ts';
import type { Where } from './trace/where.ts';

/** What stands in for the world around the manifests of a folder. */
export interface StandIns {
  /** The configuration file that says so. */
  readonly uri: string;
  readonly answers: readonly AnswerRule[];
  readonly artifacts: readonly Artifact[];
  readonly secrets: readonly KnownSecret[];
}

/** The value of a Secret's key, less one trailing newline, or why it cannot be had. */
export interface KnownSecret {
  readonly name: string;
  readonly key: string;
  readonly content: { readonly text: string } | { readonly problem: string };
}

/** A file here that stands for one elsewhere: its text, or why it could not be read. */
export interface Artifact {
  readonly source: Source;
  /** Index in the configuration. */
  readonly index: number;
  readonly file: string;
  /** `problem` says of the file why it could not be read: `is not there`. */
  readonly content: { readonly text: string } | { readonly problem: string };
}

/** Texts by key of ConfigMaps by `namespace/name`, the namespace empty where the manifest names none. */
export type ConfigMaps = ReadonlyMap<string, ReadonlyMap<string, string>>;

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
  /** Those that stand beside the manifests. */
  readonly configMaps?: ConfigMaps;
}

/** The namespace of manifests that name none. */
export const DEFAULT_NAMESPACE = 'argo-events';
