import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ruleCodes } from '../../../server/rules/table.ts';
import type { RenderOutcome } from '../../../server/workspace/render.ts';
import type { Collected } from '../collect.ts';
import type { LintFinding } from './finding.ts';

/** Kept in the working directory by `--cache`. */
export const CACHE_FILE = '.argo-events-lint-cache';

/** The findings of the last run, when nothing that they depend on has changed since; else made anew and kept. */
export async function cached(
  cwd: string,
  collected: Collected,
  outcome: RenderOutcome,
  make: () => LintFinding[],
): Promise<LintFinding[]> {
  const file = join(cwd, CACHE_FILE);
  const key = keyOf(collected, outcome);
  const known = await readCache(file);
  if (known?.key === key) return known.findings;
  const findings = make();
  await writeFile(file, JSON.stringify({ key, findings }));
  return findings;
}

function keyOf({ project, files }: Collected, { rendered, failures }: RenderOutcome): string {
  const hash = createHash('sha256').update(JSON.stringify(ruleCodes));
  const add = (...parts: readonly unknown[]): void => void hash.update(`${JSON.stringify(parts)}\n`);
  for (const { uri, text } of project.graph.files()) add(uri, text);
  for (const { uri, name } of files)
    add(name, project.configFor(uri), project.graph.isPatch(uri), project.configText(uri));
  for (const { rendering, text } of rendered) add(rendering.uri, text);
  for (const { rendering, problem } of failures) add(rendering.uri, problem);
  return hash.digest('hex');
}

async function readCache(file: string): Promise<{ key: string; findings: LintFinding[] } | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as { key: string; findings: LintFinding[] };
  } catch {
    return undefined;
  }
}
