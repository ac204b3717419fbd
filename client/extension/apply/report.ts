import * as vscode from 'vscode';

import type { AppliedChange, PlannedChange } from '../../../emulator/runtime/kube/kube.ts';

/** Says what came of an apply; true when the user wants to take over the fields that others manage. */
export async function reportApplied(
  applied: readonly AppliedChange[],
  context: string,
  log: vscode.LogOutputChannel,
): Promise<boolean> {
  for (const change of applied) logChange(change, context, log);
  const failed = applied.filter(({ error }) => error !== undefined);
  const done = applied.length - failed.length;
  const [first] = failed;
  if (!first) {
    sayWithLog(`Applied ${done} to ${context}.`, log);
    return false;
  }
  const conflicts = failed.flatMap(({ error }) => error?.conflicts ?? []);
  const takeOver = 'Take Over Fields';
  const words =
    `${first.kind} ${first.name}: ${first.error?.message ?? ''} ${first.error?.remedy ?? ''}`.trim();
  const more = failed.length > 1 ? ` ${failed.length - 1} more failed.` : '';
  const buttons = conflicts.length > 0 ? [takeOver, 'Show Log'] : ['Show Log'];
  const chosen = await vscode.window.showErrorMessage(`${words}${more}`, ...buttons);
  if (chosen === 'Show Log') log.show();
  return chosen === takeOver;
}

/** Says what the controller made of applied objects. */
export function reportStatus(
  changes: readonly AppliedChange[],
  context: string,
  log: vscode.LogOutputChannel,
): void {
  for (const change of changes) logConditions(change, log);
  const bad = changes.flatMap(({ kind, name, conditions }) =>
    conditions
      .filter(({ status }) => status !== 'True')
      .map(
        ({ type, reason, message }) =>
          `${kind} ${name} is not ${type}: ${message ?? reason ?? 'no reason given'}.`,
      ),
  );
  if (bad.length === 0) sayWithLog(`${context}: all status conditions are true.`, log);
  else sayWithLog(`${context}: ${bad.slice(0, 3).join(' ')}`, log, vscode.window.showWarningMessage);
}

/** Says why nothing of a plan can be applied. */
export function reportRefused(changes: readonly PlannedChange[], log: vscode.LogOutputChannel): void {
  const [first] = changes;
  for (const { kind, name, error } of changes) log.error(`apply: ${kind} ${name}: ${error?.message ?? ''}`);
  const words = `${first?.kind ?? ''} ${first?.name ?? ''}: ${first?.error?.message ?? ''} ${first?.error?.remedy ?? ''}`;
  sayWithLog(words.trim(), log, vscode.window.showErrorMessage);
}

type Say = (words: string, button: string) => Thenable<string | undefined>;

function sayWithLog(
  words: string,
  log: vscode.LogOutputChannel,
  say: Say = vscode.window.showInformationMessage,
): void {
  void say(words, 'Show Log').then((chosen) => {
    if (chosen !== undefined) log.show();
  });
}

function logChange(change: AppliedChange, context: string, log: vscode.LogOutputChannel): void {
  const name = `${change.kind} ${change.namespace}/${change.name}`;
  if (change.error) log.error(`apply to ${context}: ${name}: ${change.error.message} ${change.error.remedy}`);
  else log.info(`apply to ${context}: ${name} applied`);
  logConditions(change, log);
}

function logConditions(
  { kind, namespace, name, conditions }: AppliedChange,
  log: vscode.LogOutputChannel,
): void {
  for (const { type, status, reason, message } of conditions)
    log.info(`${kind} ${namespace}/${name}: ${type}=${status} ${reason ?? ''} ${message ?? ''}`.trimEnd());
}
