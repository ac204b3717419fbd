import { fileRange } from '../../schemas/manifest/document.ts';
import { readFile, type ManifestFile } from '../../schemas/manifest/file.ts';
import { lineStarts, positionAt, type Range, type Span } from '../../schemas/yaml/position.ts';
import { check, checkConfig } from '../rules/check.ts';
import { INVALID_CONFIG, UNUSED_STAND_IN } from '../rules/codes.ts';
import { standInProblems } from '../rules/unused-stand-in.ts';
import type { Finding } from '../rules/rule.ts';
import { checkTestEvents } from './check-test-events.ts';
import { wholeManifests, type Project } from '../../schemas/graph/project.ts';
import { spanOf } from '../../schemas/yaml/node.ts';
import { parseTree } from '../../schemas/yaml/parse.ts';
import { resourceSchemas } from './resource-schemas.ts';

/** A finding with its place in the file. */
export interface FileFinding {
  readonly uri: string;
  readonly finding: Finding;
  readonly range: Range;
  /** Leads from spans of the finding and its fixes to ranges of the file. */
  readonly rangeOf: (span: Span) => Range;
}

export interface CheckOptions {
  /** False beside another YAML extension, which reports syntax itself. */
  readonly yamlSyntax: boolean;
}

/** All findings of a file of the project, in the order of its text; none where the file is not known. */
export function checkFile(project: Project, uri: string, options: CheckOptions): FileFinding[] {
  const configText = project.configText(uri);
  if (configText !== undefined) return checkConfigFile(project, uri, configText);
  const testEvents = project.testEventText(uri);
  if (testEvents !== undefined) return checkTestEvents(project, uri, testEvents);
  const file = project.graph.file(uri);
  return file ? checkManifests(project, file, options) : [];
}

/** All findings of a file as it would be with another text. */
export function checkText(project: Project, uri: string, text: string, options: CheckOptions): FileFinding[] {
  return checkManifests(project, readFile(uri, text, project.graph.file(uri)), options);
}

function checkManifests(project: Project, file: ManifestFile, options: CheckOptions): FileFinding[] {
  const { uri } = file;
  const context = {
    file,
    config: project.configFor(uri),
    patch: project.graph.isPatch(uri),
    yamlSyntax: options.yamlSyntax,
    now: Date.now(),
    resourceSchemas,
    viewFrom: (namespace: string | undefined) => project.graph.viewFrom(uri, namespace),
  };
  return file.documents.flatMap((document) => {
    const rangeOf = (span: Span): Range => fileRange(document, span);
    return check(document, context).map((finding) => ({
      uri,
      finding,
      range: rangeOf(finding.span),
      rangeOf,
    }));
  });
}

function checkConfigFile(project: Project, uri: string, text: string): FileFinding[] {
  const { rules } = project.configFor(uri);
  const starts = lineStarts(text);
  const rangeOf = (span: Span): Range => ({
    start: positionAt(starts, span.start),
    end: positionAt(starts, span.end),
  });
  const found = rules[INVALID_CONFIG] === 'off' ? [] : checkConfig(text);
  return [...found, ...unusedStandIns(project, uri, text)].map((finding) => ({
    uri,
    finding,
    range: rangeOf(finding.span),
    rangeOf,
  }));
}

/** Names of a configuration that hit nothing in the manifests for which it holds. */
function unusedStandIns(project: Project, uri: string, text: string): Finding[] {
  const config = project.configFor(uri);
  const severity = config.rules[UNUSED_STAND_IN] ?? 'warning';
  const { root } = parseTree(text);
  if (severity === 'off' || !root) return [];
  const files = wholeManifests(project).filter((file) => project.configFileFor(file.uri)?.uri === uri);
  return standInProblems(config, files).map(({ message, path }) => ({
    code: UNUSED_STAND_IN,
    severity,
    message,
    span: spanOf(root, path),
    fixes: [],
  }));
}
