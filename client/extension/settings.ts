import * as vscode from 'vscode';

const SECTION = 'argoEvents';

/** The settings that the client itself reads; the server gets the whole section. */
export interface Settings {
  readonly serverEnabled: boolean;
  readonly exclude: string;
  readonly autoStart: boolean;
  readonly revealOnFire: boolean;
  readonly keep: number;
  readonly kubeconfig: string | undefined;
}

export function readSettings(): Settings {
  const settings = vscode.workspace.getConfiguration(SECTION);
  const kubeconfig = settings.get<string>('apply.kubeconfig', '');
  return {
    serverEnabled: settings.get('server.enabled', true),
    exclude: settings.get('emulator.exclude', '**/{node_modules,.git}/**'),
    autoStart: settings.get('emulator.autoStart', false),
    revealOnFire: settings.get('trace.revealOnFire', true),
    keep: settings.get('trace.keep', 500),
    kubeconfig: kubeconfig === '' ? undefined : kubeconfig,
  };
}
