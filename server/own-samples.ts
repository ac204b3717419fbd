import { isRequestFile } from '../schemas/graph/file-names.ts';
import type { Project } from '../schemas/graph/project.ts';
import { readSamples, type OwnSample } from '../schemas/samples/sample.ts';

interface ReadFile {
  readonly text: string;
  readonly samples: readonly OwnSample[];
}

const read = new WeakMap<Project, ReadonlyMap<string, ReadFile>>();

/** The samples beside a project's manifests; a file is read once per version of its text. */
export function ownSamples(project: Project): OwnSample[] {
  const before = read.get(project);
  const files = new Map<string, ReadFile>();
  for (const { uri, text } of project.testEvents()) {
    if (isRequestFile(uri)) continue;
    const known = before?.get(uri);
    files.set(uri, known?.text === text ? known : { text, samples: readSamples(uri, text).samples });
  }
  read.set(project, files);
  return [...files.values()].flatMap(({ samples }) => samples);
}
