import * as vscode from 'vscode';

import type { KubeContext, PlannedChange } from '../../../emulator/runtime/kube/kube.ts';
import { showDiff } from './diff.ts';

const ACTIONS = {
  create: { icon: '$(diff-added)', words: 'new' },
  change: { icon: '$(diff-modified)', words: 'changed' },
  none: { icon: '$(check)', words: 'no change' },
} as const;

interface ReviewItem extends vscode.QuickPickItem {
  readonly change?: PlannedChange;
}

let rounds = 0;

/** Shows what would change, and asks; true when it shall be applied. */
export async function review(changes: readonly PlannedChange[], context: KubeContext): Promise<boolean> {
  const round = ++rounds;
  const real = changes.filter(({ action, error }) => action !== 'none' && !error);
  const [only] = real;
  if (only && changes.length === 1) await showDiff(only, context.context, round);
  else if (!(await pickUntilDecided(changes, real.length, context, round))) return false;
  return confirm(real.length, context);
}

/** A list of the changes; choosing one shows its diff, and the list comes back. */
async function pickUntilDecided(
  changes: readonly PlannedChange[],
  count: number,
  context: KubeContext,
  round: number,
): Promise<boolean> {
  for (;;) {
    const all: ReviewItem = {
      label: `$(cloud-upload) Apply all ${count} changes…`,
      description: `context ${context.context}`,
      alwaysShow: true,
    };
    const placeHolder = `What applying to ${context.context} would change; choose one to compare`;
    const items = count > 0 ? [all, ...changes.map(changeItem)] : changes.map(changeItem);
    const chosen = await vscode.window.showQuickPick(items, { placeHolder, ignoreFocusOut: true });
    if (!chosen) return false;
    if (!chosen.change) return true;
    await showDiff(chosen.change, context.context, round);
  }
}

function changeItem(change: PlannedChange): ReviewItem {
  const { icon, words } = change.error ? { icon: '$(error)', words: 'refused' } : ACTIONS[change.action];
  const detail = change.error && `${change.error.message} ${change.error.remedy}`;
  return {
    label: `${icon} ${change.kind} ${change.name}`,
    description: `${change.namespace}, ${words}`,
    ...(detail !== undefined && { detail }),
    change,
  };
}

async function confirm(count: number, { context, namespace, server }: KubeContext): Promise<boolean> {
  const button = `Apply to ${context}`;
  const what = count === 1 ? 'this change' : `${count} changes`;
  const words = `Apply ${what} to context ${context} (${server}, namespace ${namespace} where a manifest names none)?`;
  return (await vscode.window.showInformationMessage(words, button, 'Cancel')) === button;
}
