import { resolve } from 'node:path';
import { isRequestFile } from '../../../schemas/graph/file-names.ts';
import type { RenderOutcome } from '../../../server/workspace/render.ts';
import { withoutKnown, writeBaseline } from './baseline.ts';
import { cached } from './cache.ts';
import { collect, type Collected } from '../collect.ts';
import { nameOf, renderAround, renderedName } from '../rendered.ts';
import type { LintFinding } from './finding.ts';
import { UserError } from '../../../emulator/runtime/userError.ts';
import { EXIT, type Io } from '../io.ts';
import type { LintOptions, Output } from './options.ts';
import { reportGithub } from './report-github.ts';
import { reportJson } from './report-json.ts';
import { reportText } from './report-text.ts';
import type { Report } from './report.ts';

const REPORTS: Readonly<Record<Output, (report: Report) => string | Promise<string>>> = {
  text: reportText,
  json: reportJson,
  sarif: async (report) => (await import('./report-sarif.ts')).reportSarif(report),
  github: reportGithub,
};

/**
 * `argo-events-dev lint`: checks manifests by the rules of the editor. Exit code 1: findings at or above the bar. The rules are loaded only when
 * there is something to check.
 */
export async function runLint(paths: readonly string[], options: LintOptions, io: Io): Promise<number> {
  if (options.writeBaseline && options.baseline === undefined) {
    throw new UserError('--write-baseline needs --baseline FILE.');
  }
  const { project, files } = await collect(paths.length === 0 ? ['.'] : paths, io);
  const collected = { project, files: files.filter(({ uri }) => !isRequestFile(uri)) };
  const outcome = await renderAround(collected, options.render, io);
  const make = async (): Promise<LintFinding[]> => {
    const { allFindings } = await import('./findings.ts');
    return allFindings(collected, outcome, io.cwd);
  };
  const all = await (options.cache ? cached(io.cwd, collected, outcome, make) : make());
  const baseline = options.baseline && resolve(io.cwd, options.baseline);
  if (baseline && options.writeBaseline) {
    await writeBaseline(all, baseline);
    io.err(`Wrote ${all.length} known findings to ${baseline}.\n`);
    return EXIT.ok;
  }
  const findings = baseline ? await withoutKnown(all, baseline) : all;
  const lineOf = linesOf(collected, outcome, io.cwd);
  const report = { findings, files: collected.files.length, lineOf, colours: io.colours };
  io.out(await REPORTS[options.output](report));
  return findings.some(({ severity }) => severity === 'error' || severity === options.failOn)
    ? EXIT.no
    : EXIT.ok;
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
