import * as vscode from 'vscode';

import type { FromPanel, HostState, ToPanel } from '../../panel/messages.ts';
import type { EventHistory, HistoryChange } from '../emulator/history.ts';
import { revealPlace } from './reveal.ts';
import { tracePage } from './tracePage.ts';

export const TRACE_VIEW = 'argoEvents.trace';

/** The trace in the bottom panel. It is told of every change, and everything again when it is opened. */
export interface TraceView extends vscode.WebviewViewProvider {
  show(preserveFocus: boolean): Promise<void>;
  select(id: string): void;
  setState(state: HostState): void;
  update(change: HistoryChange): void;
}

export interface TraceViewPorts {
  readonly extensionUri: vscode.Uri;
  readonly history: () => EventHistory;
  readonly state: () => HostState;
}

/** What the buttons of the panel do. */
const ACTIONS: Partial<Record<FromPanel['type'], string>> = {
  fire: 'argoEvents.fireTestEvent',
  start: 'argoEvents.startEmulator',
  trust: 'workbench.trust.manage',
  createExample: 'argoEvents.createExample',
};

export function createTraceView(ports: TraceViewPorts): TraceView {
  let view: vscode.WebviewView | undefined;
  let ready = false;
  let selected: string | undefined;

  const post = (message: ToPanel): void => {
    if (ready) void view?.webview.postMessage(message);
  };

  function sendAll(): void {
    ready = true;
    const history = ports.history();
    post({ type: 'state', state: ports.state() });
    post({ type: 'history', records: history.records(), steps: history.steps() });
    if (selected !== undefined) post({ type: 'select', id: selected });
  }

  function receive(message: FromPanel): void {
    const command = ACTIONS[message.type];
    if (command !== undefined) void vscode.commands.executeCommand(command);
    else if (message.type === 'ready') sendAll();
    else if (message.type === 'copy') void vscode.env.clipboard.writeText(message.text);
    else if (message.type === 'reveal') void revealPlace(message.where, !message.focus);
    else if (message.type === 'fireAgain')
      void vscode.commands.executeCommand('argoEvents.fireAgain', message.id);
  }

  return {
    resolveWebviewView(opened) {
      view = opened;
      ready = false;
      const dist = vscode.Uri.joinPath(ports.extensionUri, 'dist');
      opened.webview.options = { enableScripts: true, localResourceRoots: [dist] };
      opened.webview.onDidReceiveMessage(receive);
      opened.onDidDispose(() => {
        if (view === opened) view = undefined;
      });
      opened.webview.html = tracePage(opened.webview, dist);
    },
    async show(preserveFocus) {
      await vscode.commands.executeCommand(`${TRACE_VIEW}.focus`, { preserveFocus });
    },
    select(id) {
      selected = id;
      post({ type: 'select', id });
    },
    setState(state) {
      post({ type: 'state', state });
    },
    update(change) {
      post({ type: 'update', ...change });
    },
  };
}
