import type * as vscode from 'vscode';

import type { EventHistory } from './emulator/history.ts';
import type { EmulatorSession } from './emulator/session.ts';
import type { LanguageServer } from './language/server.ts';
import type { WorkspaceManifests } from './manifests/workspace.ts';
import type { PayloadStore } from './payload/store.ts';
import type { TraceView } from './views/traceView.ts';

/** What the commands and views work with. */
export interface Services {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  /** As they are written. */
  readonly manifests: WorkspaceManifests;
  /** With the output of `render` commands in the place of templates. */
  readonly deployed: Pick<WorkspaceManifests, 'files'>;
  readonly history: EventHistory;
  readonly session: EmulatorSession;
  readonly payloads: PayloadStore;
  readonly checkPayload: (document: vscode.TextDocument) => boolean;
  readonly trace: TraceView;
  readonly server: LanguageServer;
}
