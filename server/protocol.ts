import type { Range } from 'vscode-languageserver-types';
import type { WorkspaceEvent } from './features/events.ts';

/** Requests of ours beside the Language Server Protocol. */
export const LINT_WORKSPACE = 'argoEvents/lintWorkspace';
export const EVENTS = 'argoEvents/events';

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
