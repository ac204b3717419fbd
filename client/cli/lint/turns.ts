import { checkFile } from '../../../server/workspace/check-file.ts';
import type { Collected } from '../collect.ts';
import { toLintFinding, type LintFinding } from './finding.ts';

/** What is wrong in the file of that number. */
export type Checked = readonly [file: number, findings: readonly LintFinding[]];

export const OPTIONS = { yamlSyntax: true };

const AT_ONCE = 8;

/** Shared by threads: the number of the next file that nobody has taken, and whether the thread that helps has taken any. */
export type Turns = Int32Array<SharedArrayBuffer>;

const NEXT = 0;
const HELPED = 1;

export function newTurns(): Turns {
  return new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
}

/** Checks files that nobody else has taken, until there is none left. */
export function checkByTurns(collected: Collected, turns: Turns): Checked[] {
  const checked: Checked[] = [];
  const { length } = collected.files;
  for (let from = take(turns); from < length; from = take(turns))
    for (let file = from; file < Math.min(from + AT_ONCE, length); file++)
      checked.push([file, findingsOf(collected, file)]);
  return checked;
}

/** The same in the thread that helps. */
export function helpByTurns(collected: Collected, turns: Turns): Checked[] {
  if (Atomics.load(turns, NEXT) < collected.files.length) Atomics.store(turns, HELPED, 1);
  return checkByTurns(collected, turns);
}

/** False where the thread that helps came too late. */
export function isHelped(turns: Turns): boolean {
  return Atomics.load(turns, HELPED) === 1;
}

/** What is wrong in the file of that number, in the order of its text. */
export function findingsOf({ project, files }: Collected, file: number): LintFinding[] {
  const { uri, name } = files[file] ?? { uri: '', name: '' };
  return checkFile(project, uri, OPTIONS).map((found) => toLintFinding(name, found));
}

function take(turns: Turns): number {
  return Atomics.add(turns, NEXT, AT_ONCE);
}
