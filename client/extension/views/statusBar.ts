import * as vscode from 'vscode';

import type { SessionState } from '../emulator/session.ts';

export interface StatusBar {
  dispose(): void;
  /** `relevant`: the workspace has manifests, so that a stopped emulator is worth a word. */
  show(state: SessionState, live: readonly string[], relevant: boolean): void;
}

export function createStatusBar(): StatusBar {
  const item = vscode.window.createStatusBarItem('argoEvents.emulator', vscode.StatusBarAlignment.Left, 0);
  item.name = 'Argo Events Emulator';
  return {
    show(state, live, relevant) {
      if (state.phase === 'stopped' && !relevant) {
        item.hide();
        return;
      }
      const { text, tooltip, command } = faceOf(state);
      const sending = live.length === 0 ? '' : ` $(broadcast) ${live.length} live`;
      item.text = `${text}${sending}`;
      item.tooltip = live.length === 0 ? tooltip : `${tooltip}\nReally send: ${live.join(', ')}`;
      item.command = command;
      item.backgroundColor = backgroundOf(state, live);
      item.show();
    },
    dispose() {
      item.dispose();
    },
  };
}

interface Face {
  readonly text: string;
  readonly tooltip: string;
  readonly command: string;
}

function faceOf(state: SessionState): Face {
  switch (state.phase) {
    case 'stopped':
      return {
        text: '$(circle-outline) Argo Events',
        tooltip: 'The Argo Events emulator is stopped. Click to start it.',
        command: 'argoEvents.startEmulator',
      };
    case 'starting':
      return {
        text: '$(loading~spin) Argo Events',
        tooltip: 'The Argo Events emulator is starting.',
        command: 'argoEvents.showLog',
      };
    case 'crashed':
      return {
        text: '$(error) Argo Events',
        tooltip: `The Argo Events emulator has stopped: ${state.why}. Click to start it.`,
        command: 'argoEvents.startEmulator',
      };
    case 'running':
      return runningFace(state);
  }
}

function runningFace({
  summary,
  argoEventsVersion,
  virtual,
}: Extract<SessionState, { phase: 'running' }>): Face {
  const listening = summary.listeners.filter(({ error }) => error === undefined);
  const failed = summary.listeners.filter(({ error }) => error !== undefined);
  const counted = listening.length === 0 ? '' : ` ${listening.length}`;
  const lines = [
    `Emulates Argo Events ${argoEventsVersion}: ${summary.eventSources} event sources, ${summary.sensors} sensors, ${summary.triggers} triggers.`,
    ...listening.map(({ eventSource, eventName, url }) => `${eventSource}/${eventName} listens on ${url}`),
    ...failed.map(({ eventSource, eventName, error }) => `${eventSource}/${eventName}: ${error ?? ''}`),
    ...(virtual ? ['Time is virtual: Argo Events: Move Emulator Time… moves it.'] : []),
    'Click to show the trace.',
  ];
  const mark = failed.length > 0 || summary.problems.length > 0 ? 'warning' : 'radio-tower';
  return {
    text: `$(${mark}) Argo Events${counted}${virtual ? ' $(history)' : ''}`,
    tooltip: lines.join('\n'),
    command: 'argoEvents.showTrace',
  };
}

function backgroundOf(state: SessionState, live: readonly string[]): vscode.ThemeColor | undefined {
  if (state.phase === 'crashed') return new vscode.ThemeColor('statusBarItem.errorBackground');
  return live.length > 0 ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
}
