import { loadProject, type LoadProblem, type StandInsFor } from '../engine/loadProject.ts';
import type { Loaded, StandIns } from '../engine/project.ts';
import { below } from '../engine/trace/where.ts';
import { answerProblem } from '../engine/triggers/setAnswers.ts';
import type { Sensor } from '../../schemas/generated/types.ts';
import type { Project } from '../../schemas/graph/project.ts';
import type { ManifestFile } from '../../schemas/manifest/file.ts';

/** What the configuration has in place of the world around manifests. */
export interface Surroundings {
  readonly standInsFor: StandInsFor;
  /** What in it stands for nothing. */
  readonly problems: readonly LoadProblem[];
}

export const NOTHING_AROUND: Surroundings = { standInsFor: () => undefined, problems: [] };

/**
 * Takes what the configuration files of a project say.
 * @param files all manifests that they may mean
 */
export function surroundingsOf(project: Project, files: Iterable<ManifestFile>): Surroundings {
  const known = new Map<string, StandIns>();
  const standInsFor = (uri: string): StandIns | undefined => {
    const found = project.configFileFor(uri);
    if (!found || found.config.answers.length === 0) return undefined;
    const standIns = known.get(found.uri) ?? { uri: found.uri, answers: found.config.answers };
    known.set(found.uri, standIns);
    return standIns;
  };
  const { sensors } = loadProject(files, undefined, standInsFor).project;
  return { standInsFor, problems: [...known.values()].flatMap((one) => answerProblems(one, sensors)) };
}

function answerProblems(standIns: StandIns, sensors: readonly Loaded<Sensor>[]): LoadProblem[] {
  const root = { uri: standIns.uri, document: 0, pointer: '' };
  const meant = sensors.filter((sensor) => sensor.standIns === standIns);
  return standIns.answers.flatMap((rule) => {
    const message = answerProblem(rule, meant);
    return message === undefined ? [] : [{ message, where: below(root, 'answers', rule.index, 'trigger') }];
  });
}
