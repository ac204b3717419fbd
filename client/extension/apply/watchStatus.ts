import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';

import type { AppliedChange } from '../../../emulator/runtime/kube/kube.ts';

const LIMIT_MS = 60_000;
const PAUSE_MS = 2000;

/** Follows, in the status bar, what the controller says of objects that were applied; undefined when it says nothing in time. */
export async function watchStatus(
  ask: () => Promise<readonly AppliedChange[]>,
  context: string,
): Promise<readonly AppliedChange[] | undefined> {
  const location = vscode.ProgressLocation.Window;
  const title = `Argo Events: waiting for status from ${context}`;
  return vscode.window.withProgress({ location, title }, async () => {
    const limit = Date.now() + LIMIT_MS;
    while (Date.now() < limit) {
      const changes = await ask();
      if (changes.every(isSettled)) return changes;
      await wait(PAUSE_MS);
    }
    return undefined;
  });
}

/** The controller has looked at it, and waits for nothing. */
function isSettled({ conditions, error }: AppliedChange): boolean {
  return (
    error !== undefined || (conditions.length > 0 && conditions.every(({ status }) => status !== 'Unknown'))
  );
}
