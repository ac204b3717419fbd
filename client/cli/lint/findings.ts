import { carryBack, checkOutputs } from '../../../server/workspace/check-rendered.ts';
import { failureFindings } from '../../../server/workspace/render-failures.ts';
import type { RenderOutcome } from '../../../server/workspace/render.ts';
import type { Collected } from '../collect.ts';
import { nameOf, renderedName } from '../rendered.ts';
import { checkOne, OPTIONS } from './checkOne.ts';
import { toLintFinding, type LintFinding } from './finding.ts';
import type { Checked, Help } from './helpingThread.ts';
import { takeTurns } from './turns.ts';

/** The findings of all files in their order, then those of what was rendered. */
export async function allFindings(
  collected: Collected,
  outcome: RenderOutcome,
  cwd: string,
  help: Help,
): Promise<LintFinding[]> {
  return [...(await findingsIn(collected, help)), ...renderedFindings(collected, outcome, cwd)];
}

/** The findings of files, of which a thread may check some. */
export async function findingsIn(collected: Collected, help: Help): Promise<LintFinding[]> {
  const found = new Map<number, Checked[1]>();
  for (const file of takeTurns(help.turns, collected.files.length))
    found.set(file, checkOne(collected, file));
  for (const [file, findings] of await help.end()) found.set(file, findings);
  return collected.files.flatMap((_, file) => found.get(file) ?? checkOne(collected, file));
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
