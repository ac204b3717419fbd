import { resolve } from 'node:path';
import { createTwoFilesPatch } from 'diff';

import type * as kubeModule from '../../../emulator/runtime/kube/kube.ts';
import type { PlanError, PlannedChange, PlanOptions } from '../../../emulator/runtime/kube/kube.ts';
import { EXIT, type Io } from '../io.ts';
import { styleFor } from '../output/style.ts';
import type { ManifestFile } from '../../../schemas/manifest/file.ts';
import { collectManifests } from '../collect.ts';

/** What `dist/kube.cjs` exports. */
export type Kube = typeof kubeModule;

export interface ClusterFlags {
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly force?: boolean;
  /** Apply without a look at the plan. */
  readonly yes?: boolean;
}

/** `argo-events-dev diff`: what applying would change, as the server says. Exit code 1 when something would change. */
export async function runDiff(
  paths: readonly string[],
  flags: ClusterFlags,
  kube: Kube,
  io: Io,
): Promise<number> {
  const shown = await showPlan(paths, flags, kube, io);
  if (!shown) return EXIT.broken;
  const { changes } = shown;
  if (changes.some((change) => change.error)) return EXIT.broken;
  return changes.some((change) => change.action !== 'none') ? EXIT.no : EXIT.ok;
}

/** `argo-events-dev apply`: shows the plan, and with `--yes` applies it. */
export async function runApply(
  paths: readonly string[],
  flags: ClusterFlags,
  kube: Kube,
  io: Io,
): Promise<number> {
  const shown = await showPlan(paths, flags, kube, io);
  if (!shown) return EXIT.broken;
  const { changes, files, options } = shown;
  if (changes.every((change) => change.action === 'none' && !change.error))
    return done('Nothing to apply.', io);
  if (!flags.yes) return done('Nothing was applied. Add --yes to apply this.', io, EXIT.no);
  const applied = await kube.apply(files, options);
  for (const { kind, name, namespace, error, conditions } of applied) {
    io.out(
      `${error ? '✗' : '✓'} ${kind} ${namespace}/${name}${error ? `: ${error.message} ${error.remedy}` : ' applied'}\n`,
    );
    for (const { type, status, reason = '', message = '' } of conditions)
      io.out(`    ${type}: ${status} ${reason} ${message}`.trimEnd() + '\n');
  }
  return applied.every((change) => change.applied) ? EXIT.ok : EXIT.no;
}

/** What was planned, with the very texts that it was planned for. */
interface Plan {
  readonly changes: readonly PlannedChange[];
  readonly files: readonly ManifestFile[];
  readonly options: PlanOptions;
}

/** Prints what applying would change; undefined when that cannot be said. */
async function showPlan(
  paths: readonly string[],
  flags: ClusterFlags,
  kube: Kube,
  io: Io,
): Promise<Plan | undefined> {
  try {
    const options = optionsOf(flags, io);
    const { context, namespace, server } = kube.currentContext(options);
    io.err(`context ${context}, namespace ${namespace}, ${server}\n`);
    const { files } = await collectManifests(paths, io);
    const changes = await kube.plan(files, options);
    for (const change of changes) io.out(changeText(change, io));
    return { changes, files, options };
  } catch (error) {
    if (!(error instanceof kube.KubeError)) throw error;
    io.err(`${error.message} ${error.remedy}\n`);
    return undefined;
  }
}

function optionsOf({ kubeconfig, context, force }: ClusterFlags, io: Io): PlanOptions {
  return {
    signal: io.stopped,
    ...(kubeconfig !== undefined && { kubeconfig: resolve(io.cwd, kubeconfig) }),
    ...(context !== undefined && { context }),
    ...(force !== undefined && { force }),
  };
}

function changeText({ kind, name, namespace, action, live, merged, error }: PlannedChange, io: Io): string {
  const title = `${kind} ${namespace}/${name}`;
  if (error) return `! ${title}: ${error.message}${conflictText(error)} ${error.remedy}\n`;
  if (action === 'none') return `= ${title}: no change\n`;
  const patch = createTwoFilesPatch(`${title} (cluster)`, `${title} (here)`, live, merged)
    .split('\n')
    .slice(1);
  return `${action === 'create' ? '+' : '~'} ${title}: ${action}\n${patch.map((line) => colour(line, io)).join('\n')}`;
}

function conflictText({ conflicts }: PlanError): string {
  return conflicts.map(({ manager, fields }) => `\n    ${manager} manages ${fields.join(', ')}.`).join('');
}

function colour(line: string, io: Io): string {
  const { verdict } = styleFor(io.colours);
  if (line.startsWith('+')) return verdict('passed', line);
  return line.startsWith('-') ? verdict('failed', line) : line;
}

function done(text: string, io: Io, code: number = EXIT.ok): number {
  io.out(`${text}\n`);
  return code;
}
