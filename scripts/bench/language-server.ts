import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';
import { manifests } from './manifests.ts';
import { median, type Figure } from './measure.ts';

export interface Server {
  readonly name: string;
  readonly command: readonly string[];
  /** Settings by section, for servers that ask for them. */
  readonly settings: Readonly<Record<string, unknown>>;
}

export interface Session {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  readonly nextDiagnostics: () => Promise<void>;
  /** Ends when the server has read its folder. */
  readonly indexed: Promise<void>;
}

const ROUNDS = 15;
/** Milliseconds that a server gets to be ready. */
const SETTLE = 1500;
const URI = 'file:///bench/manifests.yaml';
const SCHEMA = new URL('../../schemas/generated/manifest.schema.json', import.meta.url);

/** The built server where there is one. */
export function ourServer(): Server {
  const built = 'dist/server.cjs';
  return { name: 'ours', command: [existsSync(built) ? built : 'server/main.ts', '--stdio'], settings: {} };
}

/** Our server and yaml-language-server with our schema. */
function servers(): Server[] {
  return [
    ourServer(),
    {
      name: 'yaml-language-server',
      command: ['node_modules/yaml-language-server/bin/yaml-language-server', '--stdio'],
      settings: {
        yaml: {
          schemas: { [SCHEMA.href]: ['*.yaml'] },
          validate: true,
          hover: true,
          completion: true,
          schemaStore: { enable: false },
          maxItemsComputed: 5000,
        },
      },
    },
  ];
}

/** Documents of about 53 lines in the measured files; the last has 10,000 lines. */
const FILES = [1, 10, 100, 190];

/** Measures both servers on files of one to many documents; medians of times, resident memory at the end. */
export async function benchLanguageServer(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const documents of FILES) {
    const values = new Map<string, number>();
    for (const server of servers()) {
      for (const { name, value, unit } of await benchServer(server, documents)) {
        figures.push({ name: `lsp.${name}.${documents}.${server.name}`, value: round(value), unit });
        values.set(`${name} ${server.name}`, value);
      }
    }
    for (const name of ['diagnostics', 'completion', 'hover', 'memory']) {
      const ours = values.get(`${name} ours`) ?? 0;
      const theirs = values.get(`${name} yaml-language-server`) ?? 0;
      figures.push({ name: `lsp.${name}.${documents}.ratio`, value: round(theirs / ours), unit: 'x' });
    }
  }
  return figures;
}

async function benchServer(server: Server, documents: number): Promise<Figure[]> {
  const session = await start(server);
  const { connection } = session;
  await new Promise((resolve) => setTimeout(resolve, SETTLE));
  const text = manifests(documents);
  const first = session.nextDiagnostics();
  const opened = performance.now();
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri: URI, languageId: 'yaml', version: 1, text },
  });
  await first;
  const open = performance.now() - opened;
  const lines = text.split('\n');
  const portLine = lines.findLastIndex((line) => line.includes('port: "12000"'));
  const position = { line: portLine, character: 8 };
  const ask = (method: string): Promise<number> =>
    timed(() => connection.sendRequest(method, { textDocument: { uri: URI }, position }));
  const firstCompletion = await ask('textDocument/completion');

  const diagnostics: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const character = lines[portLine]?.length ?? 0;
    const at = { line: portLine, character: character - 1 };
    const change = { range: { start: at, end: at }, text: '0' };
    lines[portLine] = `${(lines[portLine] ?? '').slice(0, -1)}0"`;
    const next = session.nextDiagnostics();
    diagnostics.push(
      await timed(async () => {
        await connection.sendNotification('textDocument/didChange', {
          textDocument: { uri: URI, version: round + 2 },
          contentChanges: [change],
        });
        await next;
      }),
    );
  }
  const completion: number[] = [];
  const hover: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    completion.push(await ask('textDocument/completion'));
    hover.push(await ask('textDocument/hover'));
  }
  const memory = residentMemory(session.process.pid ?? 0);
  session.process.kill();
  connection.dispose();
  return [
    { name: 'open', value: open, unit: 'ms' },
    { name: 'completion.first', value: firstCompletion, unit: 'ms' },
    { name: 'diagnostics', value: median(diagnostics), unit: 'ms' },
    { name: 'completion', value: median(completion), unit: 'ms' },
    { name: 'hover', value: median(hover), unit: 'ms' },
    { name: 'memory', value: memory, unit: 'MB' },
  ];
}

/** Starts a server on a folder, or on none. */
export async function start(server: Server, rootUri: string | null = null): Promise<Session> {
  const child = spawn(process.execPath, [...server.command], { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  let waiting: (() => void)[] = [];
  connection.onNotification('textDocument/publishDiagnostics', () => {
    for (const resolve of waiting) resolve();
    waiting = [];
  });
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('window/workDoneProgress/create', () => null);
  connection.onRequest('workspace/configuration', ({ items }: { items: { section: string }[] }) =>
    items.map(({ section }) => server.settings[section] ?? {}),
  );
  connection.onRequest('vscode/content', () => readFileSync(SCHEMA, 'utf8'));
  const indexed = new Promise<void>((resolve) => {
    connection.onNotification('$/progress', ({ value }: { value: { kind: string } }) => {
      if (value.kind === 'end') resolve();
    });
  });
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri,
    capabilities: {
      window: { workDoneProgress: true },
      workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
      textDocument: { completion: { completionItem: { snippetSupport: true } } },
    },
  });
  await connection.sendNotification('initialized', {});
  await connection.sendNotification('workspace/didChangeConfiguration', { settings: server.settings });
  const nextDiagnostics = (): Promise<void> => new Promise((resolve) => waiting.push(resolve));
  return { connection, process: child, nextDiagnostics, indexed };
}

/** Resident set size of a process in MB. */
export function residentMemory(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
