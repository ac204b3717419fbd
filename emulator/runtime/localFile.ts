import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Larger files stand for no manifest: the Kubernetes API takes none of them. */
const LARGEST = 1_572_864;

/** The text of a file in the folder of a configuration or below, or why it cannot be had: `is not there`. Links that lead out are refused. */
export async function readLocalFile(
  configUri: string,
  path: string,
): Promise<{ readonly text: string } | { readonly problem: string }> {
  const fail = (why: string): { readonly problem: string } => ({ problem: why });
  if (!configUri.startsWith('file:'))
    return fail('cannot be read: the configuration is not in a folder of this machine');
  try {
    const folder = await realpath(dirname(fileURLToPath(configUri)));
    const actual = await realpath(join(folder, path));
    const inside = relative(folder, actual);
    if (inside === '..' || inside.startsWith(`..${sep}`) || join(folder, inside) !== actual)
      return fail('leads out of the folder of the configuration');
    const found = await stat(actual);
    if (!found.isFile()) return fail('is no file');
    if (found.size > LARGEST) return fail(`is larger than ${LARGEST} bytes`);
    return { text: await readFile(actual, 'utf8') };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return fail(code === 'ENOENT' ? 'is not there' : `cannot be read: ${code ?? message}`);
  }
}
