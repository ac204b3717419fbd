import { checkFile } from '../../../server/workspace/check-file.ts';
import { carryBack, checkOutputs } from '../../../server/workspace/check-rendered.ts';
import { failureFindings } from '../../../server/workspace/render-failures.ts';
import type { RenderOutcome } from '../../../server/workspace/render.ts';
import type { Collected } from '../collect.ts';
import { nameOf, renderedName } from '../rendered.ts';
import { toLintFinding, type LintFinding } from './finding.ts';

const OPTIONS = { yamlSyntax: true };

/** The findings of all files in their order, then those of what was rendered. */
export function allFindings(collected: Collected, outcome: RenderOutcome, cwd: string): LintFinding[] {
  const { project, files } = collected;
  const own = files.flatMap(({ uri, name }) =>
    checkFile(project, uri, OPTIONS).map((found) => toLintFinding(name, found)),
  );
  return [...own, ...renderedFindings(collected, outcome, cwd)];
}

function renderedFindings(
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
