import * as vscode from 'vscode';

import type { LiveTrigger } from '../emulator/session.ts';

/** Says, without getting in the way, that the emulator died and what is done about it. */
export function sayCrashed(why: string, restarting: boolean): void {
  const next = restarting
    ? 'It is being started again; nothing of the trace is lost.'
    : 'It keeps ending, so it is not started again.';
  const buttons = restarting ? ['Show Log'] : ['Show Log', 'Start'];
  void vscode.window
    .showWarningMessage(`The Argo Events emulator ended (${why}). ${next}`, ...buttons)
    .then((chosen) => {
      if (chosen === 'Show Log') void vscode.commands.executeCommand('argoEvents.showLog');
      if (chosen === 'Start') void vscode.commands.executeCommand('argoEvents.startEmulator');
    });
}

/** Says that triggers no longer send, and how to let them again. */
export function sayLiveDropped(dropped: readonly LiveTrigger[]): void {
  const names = dropped.map(({ subject, host }) => `${subject} (${host})`).join(', ');
  const button = 'Choose Live Triggers…';
  void vscode.window
    .showWarningMessage(`No longer live, because the manifest names another host now: ${names}.`, button)
    .then((chosen) => chosen === button && vscode.commands.executeCommand('argoEvents.setLive'));
}
