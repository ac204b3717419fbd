import { Worker } from 'node:worker_threads';
import type { Project } from '../../../schemas/graph/project.ts';
import type { Collected } from '../collect.ts';
import type { Checked, Turns } from './turns.ts';

/** What the thread is told: all that is known, for what is wrong in a file may depend on any other. */
export interface Task {
  readonly texts: readonly (readonly [uri: string, text: string])[];
  readonly files: Collected['files'];
  readonly turns: Turns;
}

/** What a thread finds while it takes turns; nothing where it cannot be started or is stopped. */
export function startHelping(
  bundle: URL,
  { project, files }: Collected,
  turns: Turns,
): { readonly checked: Promise<readonly Checked[]>; readonly stop: () => void } {
  const task: Task = { texts: textsOf(project), files, turns };
  const worker = new Worker(bundle, { workerData: task });
  const checked = new Promise<readonly Checked[]>((done) => {
    worker.once('message', done);
    for (const end of ['error', 'exit']) worker.once(end, () => done([]));
  });
  return { checked, stop: () => void worker.terminate() };
}

function textsOf(project: Project): [uri: string, text: string][] {
  return [...project.configs(), ...project.graph.files(), ...project.testEvents()].map(({ uri, text }) => [
    uri,
    text,
  ]);
}
