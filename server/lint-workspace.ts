import { setImmediate } from 'node:timers/promises';
import type { CancellationToken } from 'vscode-languageserver';
import type { LintedFinding, LintWorkspaceResult } from './protocol.ts';
import type { Settings } from './settings.ts';
import { checkFile, type FileFinding } from './workspace/check-file.ts';
import type { Project } from '../schemas/graph/project.ts';

/** All findings of all files that are not ignored; gives other requests their turn in between, and stops when nobody waits any more. */
export async function lintWorkspace(
  project: Project,
  settings: Settings,
  rendered: (uri: string) => readonly FileFinding[],
  token: CancellationToken,
): Promise<LintWorkspaceResult> {
  const result: Record<string, readonly LintedFinding[]> = {};
  for (const { uri } of [...project.graph.files(), ...project.testEvents(), ...project.configs()]) {
    if (token.isCancellationRequested) break;
    const findings = project.isIgnored(uri) ? [] : [...checkFile(project, uri, settings), ...rendered(uri)];
    if (findings.length > 0)
      result[uri] = findings.map(({ finding: { code, severity, message }, range }) => ({
        code,
        severity,
        message,
        range,
      }));
    await setImmediate();
  }
  return result;
}
