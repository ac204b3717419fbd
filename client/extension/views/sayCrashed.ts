import * as vscode from 'vscode';

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
