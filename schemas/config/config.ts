import { childOf, type MapNode, type YamlNode } from '../yaml/node.ts';
import { parseTree } from '../yaml/parse.ts';
import type { Span } from '../yaml/position.ts';
import { readAnswers, type AnswerRule } from './answers.ts';
import { readArtifacts, type ArtifactRule } from './artifacts.ts';
import { readRender, type RenderRule } from './render.ts';
import { readSecrets, type SecretRule } from './secrets.ts';
import { checkFields, isNull, readList, type Report } from './reading.ts';

export const CONFIG_KIND = 'ArgoEventsProject';

export const SEVERITIES = ['off', 'hint', 'information', 'warning', 'error'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What `.argo-events.yaml` says; everything is optional there. */
export interface Config {
  /** Severity by rule code. */
  readonly rules: Readonly<Record<string, Severity>>;
  /** Glob patterns, relative to the file's folder, of paths that are not read as manifests. */
  readonly ignore: readonly string[];
  /** Folders, relative to the file's folder, whose manifests see one another and nothing else. */
  readonly scopes: readonly string[];
  /** The Argo Events release that the manifests are written for, such as `v1.9.11`. */
  readonly argoEventsVersion: string | undefined;
  /** What dry triggers are answered, in the order of the file. */
  readonly answers: readonly AnswerRule[];
  /** Files that stand for manifests from elsewhere. */
  readonly artifacts: readonly ArtifactRule[];
  /** Where the values of Secrets are. */
  readonly secrets: readonly SecretRule[];
  /** Commands whose output takes the place of templates. */
  readonly render: readonly RenderRule[];
}

export interface ConfigProblem {
  readonly message: string;
  readonly span: Span;
}

export const DEFAULT_CONFIG: Config = {
  rules: {},
  ignore: [],
  scopes: [],
  argoEventsVersion: undefined,
  answers: [],
  artifacts: [],
  secrets: [],
  render: [],
};

const FIELDS = [
  'kind',
  'rules',
  'ignore',
  'scopes',
  'argoEventsVersion',
  'answers',
  'artifacts',
  'secrets',
  'render',
  'unknownReferences',
];

/** Reads the text of a configuration file. What cannot be used is reported and left at its default. */
export function readConfig(text: string): { config: Config; problems: readonly ConfigProblem[] } {
  const { root, problems: syntax } = parseTree(text);
  const problems: ConfigProblem[] = [...syntax];
  const report = (node: YamlNode, message: string): void => void problems.push({ message, span: node.span });
  if (!root) return { config: DEFAULT_CONFIG, problems };
  if (root.kind !== 'map') {
    report(root, `Expected fields, one a line; start with "kind: ${CONFIG_KIND}".`);
    return { config: DEFAULT_CONFIG, problems };
  }
  checkKind(root, report);
  checkFields(root, FIELDS, 'setting', report);
  const config: Config = {
    rules: {
      ...readUnknownReferences(childOf(root, 'unknownReferences'), report),
      ...readRules(childOf(root, 'rules'), report),
    },
    ignore: readTexts(childOf(root, 'ignore'), report),
    scopes: readTexts(childOf(root, 'scopes'), report),
    argoEventsVersion: readVersion(childOf(root, 'argoEventsVersion'), report),
    answers: readAnswers(childOf(root, 'answers'), report),
    artifacts: readArtifacts(childOf(root, 'artifacts'), report),
    secrets: readSecrets(childOf(root, 'secrets'), report),
    render: readRender(childOf(root, 'render'), report),
  };
  return { config, problems };
}

function checkKind(root: MapNode, report: Report): void {
  const kind = childOf(root, 'kind');
  if (kind?.kind !== 'scalar' || kind.text !== CONFIG_KIND)
    report(kind ?? root, `Expected "kind: ${CONFIG_KIND}".`);
}

function readRules(node: YamlNode | undefined, report: Report): Record<string, Severity> {
  const rules: Record<string, Severity> = {};
  if (isNull(node)) return rules;
  if (node.kind !== 'map') {
    report(node, 'Expected a mapping of rule codes to severities.');
    return rules;
  }
  for (const [code, { value }] of node.byKey) {
    const text =
      value.kind === 'scalar' && value.type === 'bool' && value.value === false
        ? 'off'
        : value.kind === 'scalar'
          ? value.text
          : '';
    const severity = SEVERITIES.find((known) => known === text);
    if (severity) rules[code] = severity;
    else report(value, `Expected one of ${SEVERITIES.join(', ')}.`);
  }
  return rules;
}

/** A setting of its own for a rule that is off, as it asks for something rather than switches it off. */
function readUnknownReferences(node: YamlNode | undefined, report: Report): Record<string, Severity> {
  if (isNull(node)) return {};
  if (node.kind === 'scalar' && node.text === 'hint') return { 'unknown-reference': 'hint' };
  const isOff = node.kind === 'scalar' && (node.text === 'off' || node.value === false);
  if (!isOff) report(node, 'Expected hint or off.');
  return {};
}

function readTexts(node: YamlNode | undefined, report: Report): string[] {
  return readList(node, 'texts', report).flatMap((item) => {
    if (item.kind === 'scalar' && item.type === 'string') return [item.text];
    report(item, 'Expected a text.');
    return [];
  });
}

function readVersion(node: YamlNode | undefined, report: Report): string | undefined {
  if (isNull(node)) return undefined;
  if (node.kind === 'scalar' && /^v?\d+\.\d+(\.\d+)?$/.test(node.text))
    return node.text.startsWith('v') ? node.text : `v${node.text}`;
  report(node, 'Expected a release such as v1.9.11.');
  return undefined;
}
