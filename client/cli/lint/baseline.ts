import { readFile, writeFile } from 'node:fs/promises';
import type { LintFinding } from './finding.ts';
import { UserError } from '../../../emulator/runtime/userError.ts';

/** Known findings. Lines are left out, so that a change above does not make an old finding new. */
interface BaselineEntry {
  readonly file: string;
  readonly code: string;
  readonly message: string;
  readonly count: number;
}

/** The findings that the baseline does not know. Throws `UserError` when it cannot be read. */
export async function withoutKnown(findings: readonly LintFinding[], path: string): Promise<LintFinding[]> {
  const left = new Map((await readBaseline(path)).map((entry) => [keyOf(entry), entry.count]));
  return findings.filter((finding) => {
    const count = left.get(keyOf(finding)) ?? 0;
    left.set(keyOf(finding), count - 1);
    return count <= 0;
  });
}

export async function writeBaseline(findings: readonly LintFinding[], path: string): Promise<void> {
  const entries = new Map<string, BaselineEntry>();
  for (const { file, code, message } of findings) {
    const key = keyOf({ file, code, message });
    entries.set(key, { file, code, message, count: (entries.get(key)?.count ?? 0) + 1 });
  }
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
  await writeFile(path, `${JSON.stringify({ version: 1, findings: sorted }, null, 2)}\n`);
}

async function readBaseline(path: string): Promise<BaselineEntry[]> {
  try {
    const { findings } = JSON.parse(await readFile(path, 'utf8')) as { findings?: unknown };
    if (Array.isArray(findings)) return findings as BaselineEntry[];
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new UserError(`There is no baseline ${path}; write it with --write-baseline.`);
  }
  throw new UserError(`${path} is no baseline; write it anew with --write-baseline.`);
}

function keyOf({ file, code, message }: Pick<LintFinding, 'file' | 'code' | 'message'>): string {
  return JSON.stringify([file, code, message]);
}
