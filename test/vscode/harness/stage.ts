import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ROOT } from './paths.ts';

const PARTS = ['package.json', 'dist', 'snippets', 'media'];

/** A fresh directory for a run. */
export function temporaryDirectory(name: string): string {
  return mkdtempSync(join(tmpdir(), `argo-events-${name}-`));
}

/** Copies the extension as it is built now, so that a build beside the tests does not pull it from under them. */
export function stageExtension(target: string): string {
  mkdirSync(target, { recursive: true });
  for (const part of PARTS) cpSync(join(ROOT, part), join(target, part), { recursive: true });
  return target;
}
