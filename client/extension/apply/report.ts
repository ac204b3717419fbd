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
    const chosen = await vscode.window.showInformationMessage(
      `Applied ${done} to ${context}. ${conditionsText(applied)}`.trim(),
      'Show Log',
    );
    if (chosen !== undefined) log.show();
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

/** Says why nothing of a plan can be applied. */
export function reportRefused(changes: readonly PlannedChange[], log: vscode.LogOutputChannel): void {
  const [first] = changes;
  for (const { kind, name, error } of changes) log.error(`apply: ${kind} ${name}: ${error?.message ?? ''}`);
  const words = `${first?.kind ?? ''} ${first?.name ?? ''}: ${first?.error?.message ?? ''} ${first?.error?.remedy ?? ''}`;
  void vscode.window.showErrorMessage(words.trim(), 'Show Log').then((chosen) => {
    if (chosen !== undefined) log.show();
  });
}

function logChange(change: AppliedChange, context: string, log: vscode.LogOutputChannel): void {
  const name = `${change.kind} ${change.namespace}/${change.name}`;
  if (change.error) log.error(`apply to ${context}: ${name}: ${change.error.message} ${change.error.remedy}`);
  else log.info(`apply to ${context}: ${name} applied`);
  for (const { type, status, reason, message } of change.conditions)
    log.info(`  ${name}: ${type}=${status} ${reason ?? ''} ${message ?? ''}`.trimEnd());
}

function conditionsText(applied: readonly AppliedChange[]): string {
  const conditions = applied.flatMap(({ name, conditions }) =>
    conditions.map(({ type, status, reason }) =>
      status === 'True' ? '' : `${name}: ${type} is ${status}${reason ? ` (${reason})` : ''}.`,
    ),
  );
  const bad = conditions.filter((text) => text !== '');
  if (bad.length > 0) return bad.slice(0, 3).join(' ');
  return conditions.length > 0 ? 'All status conditions are true.' : 'No status conditions yet.';
}
