import { resolve } from 'node:path';
import { checkFile } from '../../../server/workspace/check-file.ts';
import { withoutKnown, writeBaseline } from './baseline.ts';
import { cached } from './cache.ts';
import { collect, type Collected } from './collect.ts';
import { toLintFinding, type LintFinding } from './finding.ts';
import { CannotRun, type LintIo } from './io.ts';
import { readOptions, type LintOptions, type Output } from './options.ts';
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

/**
 * `lint [PATH…|-]`: checks manifests by the rules of the editor. Resolves to the exit code: 0 clean, 1 findings at or above the bar, 2 could
 * not run.
 */
export async function runLint(args: readonly string[], io: LintIo): Promise<number> {
  try {
    return await lint(readOptions(args), io);
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    io.err(`${error.message}\n`);
    return 2;
  }
}

async function lint(options: LintOptions, io: LintIo): Promise<number> {
  const collected = await collect(options.paths, io);
  const make = (): LintFinding[] => findingsOf(collected);
  const all = options.cache ? await cached(io.cwd, collected, make) : make();
  const baseline = options.baseline && resolve(io.cwd, options.baseline);
  if (baseline && options.writeBaseline) {
    await writeBaseline(all, baseline);
    io.err(`Wrote ${all.length} known findings to ${baseline}.\n`);
    return 0;
  }
  const findings = baseline ? await withoutKnown(all, baseline) : all;
  const lineOf = linesOf(collected);
  io.out(REPORTS[options.output]({ findings, files: collected.files.length, lineOf, colours: io.colours }));
  return findings.some(({ severity }) => severity === 'error' || severity === options.failOn) ? 1 : 0;
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
      lines.get(uri) ?? (project.graph.file(uri)?.text ?? project.configText(uri) ?? '').split(/\r\n|\n|\r/);
    lines.set(uri, known);
    return known[line - 1] ?? '';
  };
}
