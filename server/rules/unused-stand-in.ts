import { DEFAULT_NAMESPACE } from '../../emulator/engine/project.ts';
import { answered, namesOf, noSuchTrigger } from '../../emulator/engine/triggers/answerNames.ts';
import type { ArtifactRule, Source } from '../../schemas/config/artifacts.ts';
import type { Config } from '../../schemas/config/config.ts';
import { symbolsOf } from '../../schemas/graph/symbols.ts';
import type { ManifestFile } from '../../schemas/manifest/file.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import { nodeAt, type Path, type YamlNode } from '../../schemas/yaml/node.ts';

/** Something in a configuration that stands for nothing; the path is one of the configuration. */
export interface StandInProblem {
  readonly message: string;
  readonly path: Path;
}

/**
 * The names in `answers`, `artifacts` and `secrets` that hit nothing. Silent where some manifest is a template, is rendered, or cannot be read.
 * @param files all whole manifests for which the configuration holds
 */
export function standInProblems(config: Config, files: readonly ManifestFile[]): StandInProblem[] {
  if (config.answers.length + config.artifacts.length + config.secrets.length === 0) return [];
  const documents = files.flatMap((file) => file.documents).filter(({ content }) => content.relevant);
  const resources = documents.flatMap(({ content }) => content.resources);
  const sensors = resources.filter(({ kind }) => kind === 'Sensor');
  const isOpen = documents.some(({ content: { tree } }) => tree.templated || tree.problems.length > 0);
  if (isOpen || config.render.length > 0) return [];
  const secrets = unusedSecrets(config, resources);
  if (sensors.length === 0 || sensors.some(isUnknown)) return secrets;
  return [...unknownTriggers(config, sensors), ...unreadArtifacts(config, sensors), ...secrets];
}

function isUnknown(sensor: Resource): boolean {
  return sensor.identityUnknown || sensor.name === undefined || symbolsOf(sensor).open;
}

function unknownTriggers({ answers }: Config, sensors: readonly Resource[]): StandInProblem[] {
  const known = sensors.flatMap((sensor) =>
    symbolsOf(sensor)
      .definitions.filter(({ kind }) => kind === 'trigger')
      .flatMap(({ name }) =>
        namesOf({ name: sensor.name ?? '', namespace: sensor.namespace ?? DEFAULT_NAMESPACE }, name),
      ),
  );
  return answers
    .filter(({ trigger }) => !known.some(answered(trigger)))
    .map(({ trigger, index }) => ({
      message: `${noSuchTrigger(trigger, known)} The answer is never given.`,
      path: ['answers', index, 'trigger'],
    }));
}

/** What no Sensor names, none can read. Parameters of a template may write any name. */
function unreadArtifacts({ artifacts }: Config, sensors: readonly Resource[]): StandInProblem[] {
  if (artifacts.length === 0 || sensors.some(hasTemplateParameters)) return [];
  const texts = sensors.flatMap(({ node }) => textsIn(node));
  return artifacts
    .filter(({ source }) => !wordsOf(source).every((word) => texts.some((text) => text.includes(word))))
    .map(({ source, index }: ArtifactRule) => ({
      message: `No Sensor reads it: none names ${wordsOf(source).join(' and ')}. The file stands for nothing.`,
      path: ['artifacts', index, Object.keys(source)[0] ?? ''],
    }));
}

/** What neither an EventSource nor a Sensor names, none can use. */
function unusedSecrets({ secrets }: Config, resources: readonly Resource[]): StandInProblem[] {
  const users = resources.filter(({ kind }) => kind === 'EventSource' || kind === 'Sensor');
  if (secrets.length === 0 || users.length === 0 || users.some(hasTemplateParameters)) return [];
  const texts = new Set(users.flatMap(({ node }) => textsIn(node)));
  return secrets
    .filter(({ name, key }) => !texts.has(name) || !texts.has(key))
    .map(({ name, key, index }) => ({
      message: `No EventSource and no Sensor uses the key ${key} of a Secret ${name}.`,
      path: ['secrets', index],
    }));
}

function hasTemplateParameters({ node }: Resource): boolean {
  const triggers = nodeAt(node, ['spec', 'triggers']);
  return triggers?.kind === 'sequence' && triggers.items.some((trigger) => nodeAt(trigger, ['parameters']));
}

/** What has to stand in a Sensor that reads it. Objects of the cluster may be called by parameters, and the file of OpenWhisk is named nowhere. */
function wordsOf(source: Source): string[] {
  if ('object' in source) return [];
  if ('path' in source && source.path.startsWith('$')) return [];
  return Object.values(source).flatMap((part) =>
    typeof part === 'string' ? [part] : Object.values(part as Readonly<Record<string, string>>),
  );
}

function textsIn(node: YamlNode): string[] {
  if (node.kind === 'scalar') return [node.text];
  return node.kind === 'sequence'
    ? node.items.flatMap(textsIn)
    : node.entries.flatMap(({ value }) => textsIn(value));
}
