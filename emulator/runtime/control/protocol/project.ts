import type { Where } from '../../../engine/trace/where.ts';

/** The text of a file of manifests. */
export interface SourceFile {
  readonly uri: string;
  readonly text: string;
}

/** Something in the manifests that keeps the emulator from running a part of them. */
export interface ProjectProblem {
  readonly message: string;
  readonly where: Where;
}

/** An HTTP endpoint of an event source. */
export interface Listener {
  readonly eventSource: string;
  readonly eventName: string;
  readonly sourceType: string;
  readonly url: string;
  /** The event in its manifest. */
  readonly where: Where;
  /** Why it does not listen, such as a port in use. */
  readonly error?: string;
}

export interface ProjectSummary {
  readonly eventSources: number;
  readonly sensors: number;
  readonly triggers: number;
  readonly listeners: readonly Listener[];
  readonly problems: readonly ProjectProblem[];
}

export interface ProjectDomain {
  /** Replaces all manifests, and the configuration files among them. Pending events of triggers whose sensor did not change are kept. */
  'project/load': { params: { readonly files: readonly SourceFile[] }; result: ProjectSummary };
  'project/summary': { params: Record<string, never>; result: ProjectSummary };
}
