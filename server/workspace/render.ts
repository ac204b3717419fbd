import type { Rendered, Rendering } from '../../schemas/render/rendering.ts';
import { runCommand } from './run-command.ts';
import { pathOf } from './uri.ts';

/** A command that gave nothing to look at. */
export interface RenderFailure {
  readonly rendering: Rendering;
  /** One sentence or more, and what to do. */
  readonly problem: string;
}

export interface RenderOutcome {
  readonly rendered: readonly Rendered[];
  readonly failures: readonly RenderFailure[];
}

export const NOTHING_RENDERED: RenderOutcome = { rendered: [], failures: [] };

/** Runs `render` commands one after the other; undefined if that was cancelled. */
export async function render(
  renderings: readonly Rendering[],
  signal: AbortSignal,
): Promise<RenderOutcome | undefined> {
  const rendered: Rendered[] = [];
  const failures: RenderFailure[] = [];
  for (const rendering of renderings) {
    const folder = pathOf(rendering.folder);
    if (folder === undefined) continue;
    const result = await runCommand(rendering.rule.command, folder, signal);
    if (!result) return undefined;
    if ('text' in result) rendered.push({ rendering, text: result.text });
    else failures.push({ rendering, problem: result.problem });
  }
  return { rendered, failures };
}
