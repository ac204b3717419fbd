import { createHash } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { VERSION } from '../../../emulator/runtime/version.ts';
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
  make: () => Promise<LintFinding[]>,
): Promise<LintFinding[]> {
  const file = join(cwd, CACHE_FILE);
  const key = keyOf(await programId(), collected, outcome);
  const known = await readCache(file);
  if (known?.key === key) return known.findings;
  const findings = await make();
  await writeFile(file, JSON.stringify({ key, findings }));
  return findings;
}

/** Another one may find something else. */
async function programId(): Promise<string> {
  const { mtimeMs, size } = await stat(fileURLToPath(import.meta.url));
  return [VERSION, mtimeMs, size].join(' ');
}

function keyOf(
  program: string,
  { project, files }: Collected,
  { rendered, failures }: RenderOutcome,
): string {
  const hash = createHash('sha256').update(program);
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
