import { checkFile } from '../../../server/workspace/check-file.ts';
import type { Collected } from '../collect.ts';
import { toLintFinding, type LintFinding } from './finding.ts';

export const OPTIONS = { yamlSyntax: true };

/** What is wrong in the file of that number, in the order of its text. */
export function checkOne({ project, files }: Collected, file: number): LintFinding[] {
  const { uri, name } = files[file] ?? { uri: '', name: '' };
  return checkFile(project, uri, OPTIONS).map((found) => toLintFinding(name, found));
}
