import { availableParallelism } from 'node:os';
import { carryBack, checkOutputs } from '../../../server/workspace/check-rendered.ts';
import { failureFindings } from '../../../server/workspace/render-failures.ts';
import type { RenderOutcome } from '../../../server/workspace/render.ts';
import type { Collected } from '../collect.ts';
import { nameOf, renderedName } from '../rendered.ts';
import { toLintFinding, type LintFinding } from './finding.ts';
import { startHelping } from './helpingThread.ts';
import { checkByTurns, findingsOf, isHelped, newTurns, OPTIONS, type Checked } from './turns.ts';

/** Fewer files are checked before a thread has begun. */
const WORTH_A_THREAD = 64;

/** The findings of all files in their order, then those of what was rendered. */
export async function allFindings(
  collected: Collected,
  outcome: RenderOutcome,
  cwd: string,
  thread: URL,
): Promise<LintFinding[]> {
  const isWorthIt = collected.files.length >= WORTH_A_THREAD && availableParallelism() > 1;
  return [
    ...(await findingsIn(collected, isWorthIt ? thread : undefined)),
    ...renderedFindings(collected, outcome, cwd),
  ];
}

/** @param thread the bundle of one that is to help */
export async function findingsIn(collected: Collected, thread: URL | undefined): Promise<LintFinding[]> {
  const turns = newTurns();
  const help = thread && startHelping(thread, collected, turns);
  const own = checkByTurns(collected, turns);
  const theirs = help && isHelped(turns) ? await help.checked : [];
  help?.stop();
  const found = new Map<number, Checked[1]>([...own, ...theirs]);
  return collected.files.flatMap((_, file) => found.get(file) ?? findingsOf(collected, file));
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
