/** A thread that takes its turns at checking files, and then says what it found. */
import { parentPort, workerData } from 'node:worker_threads';
import { createProject } from '../../../schemas/graph/project.ts';
import type { Task } from './helpingThread.ts';
import { helpByTurns } from './turns.ts';

const { texts, files, turns } = workerData as Task;
const project = createProject();
for (const [uri, text] of texts) project.setFile(uri, text);
parentPort?.postMessage(helpByTurns({ project, files }, turns));
