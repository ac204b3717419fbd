/** A thread that takes its turns at checking files, and then says what it found. */
import { parentPort, workerData } from 'node:worker_threads';
import { createProject } from '../../../schemas/graph/project.ts';
import { checkOne } from './checkOne.ts';
import type { Checked, Task } from './helpingThread.ts';
import { helpByTurns } from './turns.ts';

const { texts, files, turns } = workerData as Task;
const project = createProject();
for (const [uri, text] of texts) project.setFile(uri, text);
const checked = Array.from(helpByTurns(turns, files.length), (file): Checked => [
  file,
  checkOne({ project, files }, file),
]);
parentPort?.postMessage(checked);
