import { resolve } from 'node:path';

import { readManifests } from '../../../emulator/runtime/manifests.ts';
import type { Io } from '../io.ts';

/** The texts of all manifests below the given paths. */
export async function manifestTexts(
  paths: readonly string[],
  io: Io,
): Promise<{ uri: string; text: string }[]> {
  const { files, unread } = await readManifests(
    (paths.length === 0 ? ['.'] : paths).map((path) => resolve(io.cwd, path)),
  );
  for (const line of unread) io.err(`not read: ${line}\n`);
  return files.map(({ uri, text }) => ({ uri, text }));
}
