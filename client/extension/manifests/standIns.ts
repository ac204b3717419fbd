import * as vscode from 'vscode';

import type { SourceFile } from '../../../emulator/runtime/control/protocol/project.ts';

/** Watches the files that stand for others in configurations. */
export interface StandInWatch {
  /** Watches those that these configuration files name, and no others. */
  watch(configs: readonly SourceFile[]): Promise<void>;
  dispose(): void;
}

export function watchStandIns(onChange: () => void): StandInWatch {
  let named = '';
  let watchers: readonly vscode.Disposable[] = [];

  function dispose(): void {
    vscode.Disposable.from(...watchers).dispose();
    watchers = [];
  }

  return {
    dispose,
    async watch(configs) {
      const { readConfig } = await import('../../../schemas/config/config.ts');
      const files = configs.flatMap(({ uri, text }) => {
        const { artifacts, secrets } = readConfig(text).config;
        const all = [...artifacts, ...secrets.map(({ from }) => from)];
        return all.flatMap((one) => ('file' in one ? [{ uri, file: one.file }] : []));
      });
      if (JSON.stringify(files) === named) return;
      named = JSON.stringify(files);
      dispose();
      watchers = files.flatMap(({ uri, file }) => {
        const folder = vscode.Uri.joinPath(vscode.Uri.parse(uri), '..');
        const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, file));
        return [
          watcher,
          watcher.onDidChange(onChange),
          watcher.onDidCreate(onChange),
          watcher.onDidDelete(onChange),
        ];
      });
    },
  };
}
