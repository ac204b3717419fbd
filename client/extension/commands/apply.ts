import * as vscode from 'vscode';

import type { SourceFile } from '../../../emulator/runtime/control/protocol/project.ts';
import type { KubeOptions, PlanOptions } from '../../../emulator/runtime/kube/kube.ts';
import { chooseFiles } from '../apply/chooseFiles.ts';
import { explainKubeError, loadKube } from '../apply/load.ts';
import { reportApplied, reportRefused, reportStatus } from '../apply/report.ts';
import { review } from '../apply/review.ts';
import { watchStatus } from '../apply/watchStatus.ts';
import type { Services } from '../services.ts';
import { readSettings } from '../settings.ts';
import { requireTrust } from './trust.ts';

type Kube = ReturnType<typeof loadKube>;

/** "Apply to Current Context…": compares with the cluster, shows the difference, asks, applies, and says what came of it. */
export async function applyToContext(services: Services, argument: unknown): Promise<void> {
  if (!requireTrust('Applying')) return;
  const files = await chooseFiles(await services.manifests.files(), argument);
  if (!files) return;
  if (files.length === 0) {
    void vscode.window.showInformationMessage('There is no EventSource, Sensor or EventBus to apply here.');
    return;
  }
  try {
    const { kubeconfig } = readSettings();
    const kube = loadKube(services.context.asAbsolutePath('dist/kube.cjs'));
    await compareAndApply(services, kube, files, kubeconfig === undefined ? {} : { kubeconfig });
  } catch (error) {
    const words = explainKubeError(error);
    services.log.error(`apply: ${words}`);
    void vscode.window.showErrorMessage(words);
  }
}

async function compareAndApply(
  { log }: Services,
  kube: Kube,
  files: readonly SourceFile[],
  where: KubeOptions,
): Promise<void> {
  const context = kube.currentContext(where);
  // The context is pinned: what was confirmed is where it goes, even if another one becomes the current one meanwhile.
  const target = { ...where, context: context.context };
  const changes = await inProgress(
    `Comparing with ${context.context} (namespace ${context.namespace})`,
    (options) => kube.plan(files, { ...target, ...options }),
  );
  if (!changes) return;
  const refused = changes.filter(({ error }) => error !== undefined);
  if (refused.length > 0 && refused.length === changes.length && !hasConflict(refused)) {
    reportRefused(refused, log);
    return;
  }
  if (changes.every(({ action, error }) => action === 'none' && !error)) {
    void vscode.window.showInformationMessage(`${context.context} has all of this already.`);
    return;
  }
  if (!(await review(changes, context))) return;
  const apply = (force: boolean): ReturnType<typeof inProgress<Awaited<ReturnType<Kube['apply']>>>> =>
    inProgress(`Applying to ${context.context}`, (options) =>
      kube.apply(files, { ...target, ...options, force }),
    );
  let applied = await apply(false);
  if (applied && (await reportApplied(applied, context.context, log))) {
    applied = await apply(true);
    if (applied) await reportApplied(applied, context.context, log);
  }
  if (applied?.some(({ applied: done }) => done)) followStatus(kube, files, target, log);
}

/** In the background: nobody has to wait for the controller. */
function followStatus(
  kube: Kube,
  files: readonly SourceFile[],
  target: Required<Pick<KubeOptions, 'context'>> & KubeOptions,
  log: vscode.LogOutputChannel,
): void {
  watchStatus(() => kube.conditionsOf(files, target), target.context).then(
    (changes) => {
      if (changes) reportStatus(changes, target.context, log);
      else log.warn(`apply to ${target.context}: no status conditions yet; does the controller run there?`);
    },
    (error: unknown) => {
      log.warn(`status from ${target.context}: ${explainKubeError(error)}`);
    },
  );
}

function hasConflict(changes: Awaited<ReturnType<Kube['plan']>>): boolean {
  return changes.some(({ error }) => error?.kind === 'conflict');
}

/** Runs with a notification that shows how far it is and can cancel; undefined when it was cancelled. */
async function inProgress<Result>(
  title: string,
  run: (options: Pick<PlanOptions, 'signal' | 'onProgress'>) => Promise<Result>,
): Promise<Result | undefined> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
    const abort = new AbortController();
    token.onCancellationRequested(() => {
      abort.abort();
    });
    const onProgress = (done: number, of: number): void => {
      progress.report({ message: `${done} of ${of}` });
    };
    try {
      return await run({ signal: abort.signal, onProgress });
    } catch (error) {
      if (token.isCancellationRequested) return undefined;
      throw error;
    }
  });
}
