/** The bundle of the emulator: its process, and in a thread of any process the worker. */
import { isMainThread } from 'node:worker_threads';

if (isMainThread) void import('./main.ts');
else void import('./worker/thread.ts');
