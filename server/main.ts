import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './connection.ts';

// What is read for an answer is garbage with the answer: collected in small portions it takes no more time, and half of the memory.
setFlagsFromString('--semi-space-growth-factor=1');

/** The language server as a process: `--stdio`, or `--node-ipc` when an editor forks it. */
startServer(createConnection(ProposedFeatures.all));
