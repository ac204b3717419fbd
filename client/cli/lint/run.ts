import { resolve } from 'node:path';
import { isRequestFile } from '../../../schemas/graph/file-names.ts';
import { checkFile } from '../../../server/workspace/check-file.ts';
import { carryBack, checkOutputs } from '../../../server/workspace/check-rendered.ts';
import { failureFindings } from '../../../server/workspace/render-failures.ts';
import type { RenderOutcome } from '../../../server/workspace/render.ts';
import { withoutKnown, writeBaseline } from './baseline.ts';
import { cached } from './cache.ts';
import { collect, type Collected } from '../collect.ts';
import { nameOf, renderAround, renderedName } from '../rendered.ts';
import { toLintFinding, type LintFinding } from './finding.ts';
import { UserError } from '../../../emulator/runtime/userError.ts';
import { EXIT, type Io } from '../io.ts';
import type { LintOptions, Output } from './options.ts';
import { reportGithub } from './report-github.ts';
import { reportJson } from './report-json.ts';
import { reportSarif } from './report-sarif.ts';
import { reportText } from './report-text.ts';
import type { Report } from './report.ts';

const REPORTS: Readonly<Record<Output, (report: Report) => string>> = {
  text: reportText,
  json: reportJson,
  sarif: reportSarif,
  github: reportGithub,
};

/** `argo-events-dev lint`: checks manifests by the rules of the editor. Exit code 1: findings at or above the bar. */
export async function runLint(paths: readonly string[], options: LintOptions, io: Io): Promise<number> {
  if (options.writeBaseline && options.baseline === undefined) {
    throw new UserError('--write-baseline needs --baseline FILE.');
  }
  const { project, files } = await collect(paths.length === 0 ? ['.'] : paths, io);
  const collected = { project, files: files.filter(({ uri }) => !isRequestFile(uri)) };
  const outcome = await renderAround(collected, options.render, io);
  const make = (): LintFinding[] => [
    ...findingsOf(collected),
    ...renderedFindingsOf(collected, outcome, io.cwd),
  ];
  const all = options.cache ? await cached(io.cwd, collected, outcome, make) : make();
  const baseline = options.baseline && resolve(io.cwd, options.baseline);
  if (baseline && options.writeBaseline) {
    await writeBaseline(all, baseline);
    io.err(`Wrote ${all.length} known findings to ${baseline}.\n`);
    return EXIT.ok;
  }
  const findings = baseline ? await withoutKnown(all, baseline) : all;
  const lineOf = linesOf(collected, outcome, io.cwd);
  io.out(REPORTS[options.output]({ findings, files: collected.files.length, lineOf, colours: io.colours }));
  return findings.some(({ severity }) => severity === 'error' || severity === options.failOn)
    ? EXIT.no
    : EXIT.ok;
}

const OPTIONS = { yamlSyntax: true };

function findingsOf({ project, files }: Collected): LintFinding[] {
  return files.flatMap(({ uri, name }) =>
    checkFile(project, uri, OPTIONS).map((found) => toLintFinding(name, found)),
  );
}

function renderedFindingsOf(
  { project, files }: Collected,
  { rendered, failures }: RenderOutcome,
  cwd: string,
): LintFinding[] {
  const { carried, rest } = carryBack(project, checkOutputs(project, rendered, OPTIONS), OPTIONS);
  const names = new Map([
    ...rendered.map(({ rendering }) => [rendering.uri, renderedName(rendering, cwd)] as const),
    ...files.map(({ uri, name }) => [uri, name] as const),
  ]);
  return [...failureFindings(project, failures), ...carried, ...rest].map((found) =>
    toLintFinding(names.get(found.uri) ?? nameOf(found.uri, cwd), found),
  );
}

/** Lines of files by their names; a template need not be among those that were named. */
function linesOf({ project, files }: Collected, { rendered }: RenderOutcome, cwd: string): Report['lineOf'] {
  const texts = new Map(
    [...project.graph.files(), ...project.configs(), ...project.testEvents()].map(({ uri, text }) => [
      uri,
      text,
    ]),
  );
  const byName = new Map([
    ...[...texts].map(([uri, text]) => [nameOf(uri, cwd), text] as const),
    ...files.map(({ uri, name }) => [name, texts.get(uri) ?? ''] as const),
    ...rendered.map(({ rendering, text }) => [renderedName(rendering, cwd), text] as const),
  ]);
  const lines = new Map<string, string[]>();
  return (name, line) => {
    const known = lines.get(name) ?? (byName.get(name) ?? '').split(/\r\n|\n|\r/);
    lines.set(name, known);
    return known[line - 1] ?? '';
  };
}
