import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './connection.ts';

/** The language server as a process: `--stdio`, or `--node-ipc` when an editor forks it. */
startServer(createConnection(ProposedFeatures.all));
