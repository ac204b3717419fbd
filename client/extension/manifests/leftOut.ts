import type * as vscode from 'vscode';

import { messageOf } from '../log.ts';
import type { LanguageServer } from '../language/server.ts';

/** Of files, by URI, those that `.gitignore`, `files.exclude` or the configuration leaves out. */
export type LeftOut = (uris: readonly string[]) => Promise<ReadonlySet<string>>;

/** Asks the language server, which keeps to the same rules; without it nothing is left out. */
export function askLeftOut(server: LanguageServer, log: vscode.LogOutputChannel): LeftOut {
  return async (uris) => {
    if (uris.length === 0) return new Set();
    try {
      const client = await server.client();
      return new Set(await client.sendRequest<readonly string[]>('argoEvents/leftOut', uris));
    } catch (error) {
      log.warn(`Every manifest is taken, also what .gitignore leaves out: ${messageOf(error)}`);
      return new Set();
    }
  };
}
