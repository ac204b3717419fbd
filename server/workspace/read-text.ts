import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

/** Larger files are not read: no manifest is, and an editor would stall on them. In bytes. */
export const MAX_FILE_SIZE = 5 * 1024 * 1024;

export type ReadResult = { readonly text: string } | { readonly skipped: string };

/** Reads a text file; says in a few words why not, where it is too large, binary or unreadable. */
export async function readText(path: string): Promise<ReadResult> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'r');
    const { size } = await handle.stat();
    if (size > MAX_FILE_SIZE) return { skipped: tooLarge(size) };
    return textOf(await handle.readFile());
  } catch (error) {
    return { skipped: error instanceof Error ? error.message : String(error) };
  } finally {
    await handle?.close();
  }
}

/** The same for a process that has nothing else to do meanwhile: several times as fast for many small files. */
export function readTextSync(path: string): ReadResult {
  let handle: number | undefined;
  try {
    handle = openSync(path, 'r');
    const { size } = fstatSync(handle);
    return size > MAX_FILE_SIZE ? { skipped: tooLarge(size) } : textOf(readFileSync(handle));
  } catch (error) {
    return { skipped: error instanceof Error ? error.message : String(error) };
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

export function tooLarge(size: number): string {
  return `${(size / 1_048_576).toFixed(1)} MiB, more than the ${MAX_FILE_SIZE / 1_048_576} MiB that are read`;
}

export function textOf(bytes: Buffer): ReadResult {
  return bytes.subarray(0, 8192).includes(0) ? { skipped: 'binary' } : { text: bytes.toString('utf8') };
}
