import type { Range } from 'vscode-languageserver-types';
import type { WorkspaceEvent } from './features/events.ts';

/** Requests of ours beside the Language Server Protocol. */
export const LINT_WORKSPACE = 'argoEvents/lintWorkspace';
export const EVENTS = 'argoEvents/events';
export const RENDERED = 'argoEvents/rendered';
/** Takes URIs of files; answers with those that `.gitignore`, `files.exclude` or the configuration leaves out. */
export const LEFT_OUT = 'argoEvents/leftOut';

/** Notification of ours: the answer of `argoEvents/rendered` is another one now. */
export const RENDERED_CHANGED = 'argoEvents/renderedChanged';

/** Notification of ours, from the client: an emulator has taken an event. */
export const CAPTURED = 'argoEvents/captured';

export interface CapturedEvent {
  readonly eventSource: string;
  readonly eventName: string;
  /** JSON text of the event data. */
  readonly data: string;
}

/** Answer of `argoEvents/lintWorkspace`: the files with findings, by URI. */
export type LintWorkspaceResult = Readonly<Record<string, readonly LintedFinding[]>>;

export interface LintedFinding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  readonly range: Range;
}

/** Answer of `argoEvents/events`. */
export type EventsResult = readonly WorkspaceEvent[];

/** Answer of `argoEvents/rendered`: each `render` command with its output, or with why there is none. */
export type RenderedManifests = readonly RenderedManifest[];

export interface RenderedManifest {
  /** Of the scheme `argo-events-rendered`; else that of a file in `folder`. */
  readonly uri: string;
  readonly command: string;
  /** URI of the folder in which it runs. */
  readonly folder: string;
  /** Patterns of the files whose place it takes, relative to the folder; without any, all of it. */
  readonly files: readonly string[];
  readonly text?: string;
  readonly problem?: string;
}
