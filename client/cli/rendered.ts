import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../../emulator/runtime/userError.ts';
import { isInside, placeOf } from '../../schemas/graph/place.ts';
import { renderedProject, renderingsOf, type Rendering } from '../../schemas/render/rendering.ts';
import { commandRange } from '../../server/workspace/render-failures.ts';
import { NOTHING_RENDERED, render, type RenderOutcome } from '../../server/workspace/render.ts';
import { manifestsOf, type Collected, type Manifests } from './collect.ts';
import type { Io } from './io.ts';

/** Runs the `render` commands in whose folders there are some of the files. */
export async function renderAround(
  { project, files }: Collected,
  isWanted: boolean,
  io: Io,
): Promise<RenderOutcome> {
  if (!isWanted) return NOTHING_RENDERED;
  const renderings = renderingsOf(project).filter(({ folder }) =>
    files.some(({ uri }) => isInside(placeOf(uri), placeOf(folder))),
  );
  const outcome = await render(renderings, io.stopped);
  if (!outcome) throw new UserError('Stopped.');
  return outcome;
}

/** The whole manifests of files as they are deployed: with the output of `render` commands in the place of templates. Throws `UserError` if a command fails. */
export async function renderedManifests(collected: Collected, isWanted: boolean, io: Io): Promise<Manifests> {
  const { rendered, failures } = await renderAround(collected, isWanted, io);
  const said = failures.map(({ rendering: { configUri, rule }, problem }) => {
    const text = collected.project.configText(configUri) ?? '';
    return `${nameOf(configUri, io.cwd)}:${commandRange(text, rule.index).range.start.line + 1}: ${problem}`;
  });
  if (said.length > 0)
    throw new UserError(`${said.join('\n')}\n--no-render takes the templates as they are.`);
  if (rendered.length === 0) return manifestsOf(collected);
  const renderings = rendered.map(({ rendering }) => rendering);
  const project = renderedProject(collected.project, rendered, renderings);
  const names = new Map(renderings.map((one) => [one.uri, renderedName(one, io.cwd)]));
  const files = [...collected.files, ...[...names].map(([uri, name]) => ({ uri, name }))];
  return { ...manifestsOf({ project, files }), names };
}

/** How a command's output is called, such as `charts/app/rendered: helm template .`. */
export function renderedName({ folder, label }: Rendering, cwd: string): string {
  const path = relative(cwd, fileURLToPath(folder)).split(sep).join('/');
  return `${path === '' ? '' : `${path}/`}rendered: ${label}`;
}

/** The name of a file that was not named: relative to the working directory, with slashes. */
export function nameOf(uri: string, cwd: string): string {
  return uri.startsWith('file:') ? relative(cwd, fileURLToPath(uri)).split(sep).join('/') : uri;
}
