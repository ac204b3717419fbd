import { globToRegExp } from '../config/glob.ts';
import type { RenderRule } from '../config/render.ts';
import { isScopeFile } from '../graph/file-names.ts';
import { folderOf, isInside, placeOf } from '../graph/place.ts';
import { createProject, type Project } from '../graph/project.ts';
import { toSegment } from './segment.ts';

/** One `render` command of a configuration, and what it is about. */
export interface Rendering extends Templates {
  readonly configUri: string;
  readonly rule: RenderRule;
  /** Under which its output is known: a file of that folder which is not on disk. */
  readonly uri: string;
  /** The command as people write it. */
  readonly label: string;
}

/** A command's output. */
export interface Rendered {
  readonly rendering: Rendering;
  readonly text: string;
}

/** The `render` commands of all configurations of a project. */
export function renderingsOf(project: Project): Rendering[] {
  return [...project.configs()].flatMap(({ uri, config }) =>
    config.render.map((rule) => {
      const parts = rule.folder === '' ? [] : rule.folder.split('/').map(encodeURIComponent);
      const folder = [folderOf(uri), ...parts].join('/');
      const label = rule.command.map(written).join(' ');
      const name = `rendered-${rule.index + 1}-${toSegment(rule.command.join(' '))}.yaml`;
      return { configUri: uri, rule, folder, uri: `${folder}/${name}`, label };
    }),
  );
}

/** What a command renders. */
export interface Templates {
  /** URI of the folder in which it runs. */
  readonly folder: string;
  readonly rule: Pick<RenderRule, 'files'>;
}

/** Whether a command's output takes the place of a file. */
export function standsFor({ folder, rule }: Templates, uri: string): boolean {
  const place = placeOf(uri);
  const root = placeOf(folder);
  if (!isInside(place, root) || place === root) return false;
  if (rule.files.length === 0) return true;
  const path = place.slice(root.length + 1);
  return rule.files.some((pattern) => globToRegExp(pattern).test(path));
}

/** The project as it is deployed: with the output of commands in the place of what they render. */
export function renderedProject(
  base: Project,
  rendered: readonly Rendered[],
  all: readonly Rendering[],
): Project {
  const project = createProject();
  const uris = new Set(rendered.map(({ rendering }) => rendering.uri));
  for (const { uri, text } of base.configs()) project.setFile(uri, text);
  for (const file of base.graph.files())
    if (isScopeFile(file.uri) || !all.some((rendering) => standsFor(rendering, file.uri)))
      project.setFile(file.uri, file.text);
  for (const { uri, text } of base.testEvents()) project.setFile(uri, text);
  for (const { rendering, text } of rendered) project.setFile(rendering.uri, text);
  return { ...project, isIgnored: (uri) => !uris.has(uri) && project.isIgnored(uri) };
}

function written(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : JSON.stringify(word);
}
