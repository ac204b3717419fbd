/** The bundle of the command: its process, and a thread of it that checks files. */
import { isMainThread } from 'node:worker_threads';

if (isMainThread) void import('./main.ts');
else void import('./lint/thread.ts');
