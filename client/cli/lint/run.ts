import { resolve } from 'node:path';
import { isRequestFile } from '../../../schemas/graph/file-names.ts';
import { checkFile } from '../../../server/workspace/check-file.ts';
import { withoutKnown, writeBaseline } from './baseline.ts';
import { cached } from './cache.ts';
import { collect, type Collected } from '../collect.ts';
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
  const make = (): LintFinding[] => findingsOf(collected);
  const all = options.cache ? await cached(io.cwd, collected, make) : make();
  const baseline = options.baseline && resolve(io.cwd, options.baseline);
  if (baseline && options.writeBaseline) {
    await writeBaseline(all, baseline);
    io.err(`Wrote ${all.length} known findings to ${baseline}.\n`);
    return EXIT.ok;
  }
  const findings = baseline ? await withoutKnown(all, baseline) : all;
  const lineOf = linesOf(collected);
  io.out(REPORTS[options.output]({ findings, files: collected.files.length, lineOf, colours: io.colours }));
  return findings.some(({ severity }) => severity === 'error' || severity === options.failOn)
    ? EXIT.no
    : EXIT.ok;
}

function findingsOf({ project, files }: Collected): LintFinding[] {
  return files.flatMap(({ uri, name }) =>
    checkFile(project, uri, { yamlSyntax: true }).map((found) => toLintFinding(name, found)),
  );
}

function linesOf({ project, files }: Collected): Report['lineOf'] {
  const lines = new Map<string, string[]>();
  return (name, line) => {
    const uri = files.find((file) => file.name === name)?.uri ?? '';
    const known =
      lines.get(uri) ??
      (project.graph.file(uri)?.text ?? project.configText(uri) ?? project.testEventText(uri) ?? '').split(
        /\r\n|\n|\r/,
      );
    lines.set(uri, known);
    return known[line - 1] ?? '';
  };
}
