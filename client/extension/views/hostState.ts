import * as vscode from 'vscode';

import type { HostState } from '../../panel/messages.ts';
import type { SessionState } from '../emulator/session.ts';

/** What the trace panel is told about the emulator. */
export function hostState(state: SessionState, events: number): HostState {
  const shared = { phase: state.phase, trusted: vscode.workspace.isTrusted, events };
  if (state.phase !== 'running') return { ...shared, problems: [] };
  return { ...shared, argoEventsVersion: state.argoEventsVersion, problems: state.summary.problems };
}
