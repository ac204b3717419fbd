import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { ourServer, residentMemory, start } from './language-server.ts';
import { manifests } from './manifests.ts';
import { median, type Report } from './measure.ts';

const SIZES = [100, 1_000, 3_000];
const ROUNDS = 9;
/** What somebody types in a day. */
const KEYSTROKES = 5_000;

/** Makes a folder with that many files of one manifest each, for as long as `use` takes. */
export async function withWorkspace<Value>(
  size: number,
  use: (folder: string) => Promise<Value>,
): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'argo-events-bench-'));
  const texts = manifests(size).split('---\n');
  await Promise.all(texts.map((text, index) => writeFile(join(folder, `m${index}.yaml`), text)));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** From the start of the server to its reading the whole folder, a keystroke in one of its files, memory; the first size is the measure of the others. */
export async function benchWorkspace(report: Report): Promise<void> {
  const day = await withWorkspace(SIZES[0] ?? 1, dayLong);
  report({ name: 'workspace.memory.after-a-day', value: round(day), unit: 'times as much' });
  let first: Record<string, number> | undefined;
  for (const size of SIZES) {
    const values = await withWorkspace(size, measured);
    for (const [name, { value, unit }] of Object.entries(values))
      report({ name: `workspace.${name}.${size}-files`, value: round(value), unit });
    const plain = Object.fromEntries(Object.entries(values).map(([name, { value }]) => [name, value]));
    first ??= plain;
    if (first === plain) continue;
    const times = size / (SIZES[0] ?? 1);
    for (const [name, value] of Object.entries(plain))
      report({
        name: `workspace.${name}.${size}-files.vs-${SIZES[0]}`,
        value: round(value / (first[name] ?? 1)),
        unit: `times, of ${times} times the files`,
      });
  }
}

interface Value {
  readonly value: number;
  readonly unit: string;
}

async function measured(folder: string): Promise<Record<'index' | 'keystroke' | 'memory', Value>> {
  const began = performance.now();
  const session = await start(ourServer(), pathToFileURL(folder).href);
  await session.indexed;
  const index = performance.now() - began;
  const keystroke = await typing(session, pathToFileURL(join(folder, 'm1.yaml')).href);
  const memory = residentMemory(session.process.pid ?? 0);
  session.process.kill();
  session.connection.dispose();
  return {
    index: { value: index, unit: 'ms' },
    keystroke: { value: keystroke, unit: 'ms' },
    memory: { value: memory, unit: 'MB' },
  };
}

/** Resident memory after as many changes of a file again, as a share of what it was after the first: a day's work leaves nothing behind. */
async function dayLong(folder: string): Promise<number> {
  const session = await start(ourServer(), pathToFileURL(folder).href);
  await session.indexed;
  const uri = pathToFileURL(join(folder, 'm1.yaml')).href;
  await typing(session, uri, KEYSTROKES);
  const before = residentMemory(session.process.pid ?? 0);
  await typing(session, uri, KEYSTROKES);
  const after = residentMemory(session.process.pid ?? 0);
  session.process.kill();
  session.connection.dispose();
  return after / before;
}

/** The median time from a change of a sensor to its diagnostics. */
async function typing(
  session: Awaited<ReturnType<typeof start>>,
  uri: string,
  rounds = ROUNDS,
): Promise<number> {
  const { connection, nextDiagnostics } = session;
  const text = manifests(2).split('---\n')[1] ?? '';
  const opened = nextDiagnostics();
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text },
  });
  await opened;
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const next = nextDiagnostics();
    const from = performance.now();
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: round + 2 },
      contentChanges: [{ text: text.replace('name: push', `name: push${round}`) }],
    });
    await next;
    times.push(performance.now() - from);
  }
  await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  return median(times);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
