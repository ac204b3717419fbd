import { readdir, readFile, readlink } from 'node:fs/promises';

const LISTENS = '0A';

/** The program that listens on a port, as `node run.js (process 42)`; undefined where that cannot be seen. Linux only. */
export async function portOwner(port: number): Promise<string | undefined> {
  const sockets = new Set<string>();
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6'])
    for (const inode of inodesIn(await readText(table), port)) sockets.add(`socket:[${inode}]`);
  if (sockets.size === 0) return undefined;
  for (const pid of await names('/proc')) {
    if (!/^\d+$/.test(pid) || !(await holds(pid, sockets))) continue;
    const command = (await readText(`/proc/${pid}/cmdline`)).replaceAll('\0', ' ').trim();
    return pid === String(process.pid)
      ? 'this very process'
      : `\`${command.slice(0, MAX_SHOWN)}\` (process ${pid})`;
  }
  return undefined;
}

const MAX_SHOWN = 80;

function inodesIn(table: string, port: number): string[] {
  const local = new RegExp(`:${port.toString(16).toUpperCase().padStart(4, '0')}$`);
  return table.split('\n').flatMap((line) => {
    const [, address = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
    return state === LISTENS && local.test(address) ? [inode] : [];
  });
}

async function holds(pid: string, sockets: ReadonlySet<string>): Promise<boolean> {
  for (const file of await names(`/proc/${pid}/fd`)) {
    const target = await readlink(`/proc/${pid}/fd/${file}`).catch(() => '');
    if (sockets.has(target)) return true;
  }
  return false;
}

function names(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
