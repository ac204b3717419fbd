import { loadProject, type LoadProblem, type StandInsFor } from '../engine/loadProject.ts';
import type { KnownSecret, Loaded, StandIns } from '../engine/project.ts';
import { below } from '../engine/trace/where.ts';
import { answerProblem } from '../engine/triggers/setAnswers.ts';
import type { Config } from '../../schemas/config/config.ts';
import type { SecretRule } from '../../schemas/config/secrets.ts';
import { NO_TEST_EVENTS, testEventsIn, type TestEvents } from './testEvents/testEvents.ts';
import type { Sensor } from '../../schemas/generated/types.ts';
import type { Project } from '../../schemas/graph/project.ts';
import type { ManifestFile } from '../../schemas/manifest/file.ts';
import { readLocalFile } from './localFile.ts';

/** What the configuration has in place of the world around manifests, and what can be fired at them. */
export interface Surroundings {
  readonly standInsFor: StandInsFor;
  /** Test events beside the manifests. */
  readonly testEvents: TestEvents;
  /** What in it stands for nothing. */
  readonly problems: readonly LoadProblem[];
}

export const NOTHING_AROUND: Surroundings = {
  standInsFor: () => undefined,
  testEvents: NO_TEST_EVENTS,
  problems: [],
};

/**
 * Takes what the configuration files of a project say, and reads the files that stand for others.
 * @param files all manifests that they may mean
 */
export async function surroundingsOf(project: Project, files: Iterable<ManifestFile>): Promise<Surroundings> {
  const all = [...files];
  const configs = new Map(
    all.flatMap(({ uri }) => {
      const found = project.configFileFor(uri);
      return found ? [[found.uri, found.config] as const] : [];
    }),
  );
  const known = new Map<string, StandIns>();
  for (const [uri, config] of configs) known.set(uri, await standInsOf(uri, config));
  const standInsFor = (uri: string): StandIns | undefined => known.get(project.configFileFor(uri)?.uri ?? '');
  const answered = [...known.values()].some(({ answers }) => answers.length > 0);
  const sensors = answered ? loadProject(all, undefined, standInsFor).project.sensors : [];
  const problems = [...known.values()].flatMap((one) => [
    ...answerProblems(one, sensors),
    ...artifactProblems(one),
  ]);
  const testEvents = testEventsIn([...project.testEvents()].filter(({ uri }) => !project.isIgnored(uri)));
  return { standInsFor, testEvents, problems };
}

async function standInsOf(uri: string, { answers, artifacts, secrets }: Config): Promise<StandIns> {
  const read = artifacts.map(async ({ source, file, index }) => ({
    source,
    file,
    index,
    content: await readLocalFile(uri, file),
  }));
  const known = secrets.map(async ({ name, key, from }) => ({
    name,
    key,
    content: await readSecret(uri, from),
  }));
  return { uri, answers, artifacts: await Promise.all(read), secrets: await Promise.all(known) };
}

/** Upstream, too, takes one newline off the end. */
async function readSecret(uri: string, from: SecretRule['from']): Promise<KnownSecret['content']> {
  if ('file' in from) {
    const read = await readLocalFile(uri, from.file);
    return 'text' in read
      ? { text: read.text.replace(/\r?\n$/, '') }
      : { problem: `${from.file} ${read.problem}` };
  }
  const text = process.env[from.env];
  return text === undefined ? { problem: `the environment variable ${from.env} is not set` } : { text };
}

function artifactProblems({ uri, artifacts }: StandIns): LoadProblem[] {
  const root = { uri, document: 0, pointer: '' };
  return artifacts.flatMap(({ content, file, index }) =>
    'problem' in content
      ? [{ message: `${file} ${content.problem}`, where: below(root, 'artifacts', index, 'file') }]
      : [],
  );
}

function answerProblems(standIns: StandIns, sensors: readonly Loaded<Sensor>[]): LoadProblem[] {
  const root = { uri: standIns.uri, document: 0, pointer: '' };
  const meant = sensors.filter((sensor) => sensor.standIns === standIns);
  return standIns.answers.flatMap((rule) => {
    const message = answerProblem(rule, meant);
    return message === undefined ? [] : [{ message, where: below(root, 'answers', rule.index, 'trigger') }];
  });
}
