import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Project } from '../../../schemas/graph/project.ts';
import type { Collected } from '../collect.ts';
import type { LintFinding } from './finding.ts';
import { isHelped, newTurns, type Turns } from './turns.ts';

/** What is wrong in the file of that number. */
export type Checked = readonly [file: number, findings: readonly LintFinding[]];

/** What the thread is told: all that is known, for what is wrong in a file may depend on any other. */
export interface Task {
  readonly texts: readonly (readonly [uri: string, text: string])[];
  readonly files: Collected['files'];
  readonly turns: Turns;
}

/** A thread that takes turns. */
export interface Help {
  readonly turns: Turns;
  /** What it has found when no file is left; it does not outlive that. Nothing where it came too late, or could not be started. */
  readonly end: () => Promise<readonly Checked[]>;
}

/** Fewer files are checked before a thread has begun. */
const WORTH_A_THREAD = 64;

export const NO_HELP = (): Help => ({ turns: newTurns(), end: () => Promise.resolve([]) });

/** Starts a thread where it gains time. */
export function helpWith(collected: Collected, bundle: URL): Help {
  const isWorthIt = collected.files.length >= WORTH_A_THREAD && availableParallelism() > 1;
  return isWorthIt ? startHelping(collected, bundle) : NO_HELP();
}

export function startHelping({ project, files }: Collected, bundle: URL): Help {
  const turns = newTurns();
  const task: Task = { texts: textsOf(project), files, turns };
  const worker = new Worker(bundle, { workerData: task });
  const checked = new Promise<readonly Checked[]>((done) => {
    worker.once('message', done);
    for (const end of ['error', 'exit'])
      worker.once(end, () => {
        done([]);
      });
  });
  return {
    turns,
    end: async () => {
      const found = isHelped(turns) ? await checked : [];
      void worker.terminate();
      return found;
    },
  };
}

function textsOf(project: Project): [uri: string, text: string][] {
  return [...project.configs(), ...project.graph.files(), ...project.testEvents()].map(({ uri, text }) => [
    uri,
    text,
  ]);
}
