import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../../../server/workspace/run-command.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'argo-events-command-'));
  writeFileSync(join(folder, 'no-program'), 'text');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const LIMITS = { timeMs: 20_000, bytes: 1_000 };
const node = (script: string): string[] => [process.execPath, '-e', script];
const never = new AbortController().signal;

const results: [what: string, command: string[], result: object][] = [
  ['its output', node(`process.stdout.write('a: 1')`), { text: 'a: 1' }],
  ['words as they are', [...node('console.log(process.argv[1])'), '$HOME; rm *'], { text: '$HOME; rm *\n' }],
  [
    'a failure with what it said last',
    node(`for (let i = 0; i < 9; i++) console.error('line ' + i); process.exit(3)`),
    { problem: expect.stringMatching(/failed \(3\):\nline 4\nline 5\nline 6\nline 7\nline 8$/) as string },
  ],
  [
    'a failure without a word',
    node('process.exit(1)'),
    { problem: expect.stringMatching(/\(1\) and said nothing\.$/) as string },
  ],
  [
    'a crash',
    node(`process.kill(process.pid, 'SIGTERM')`),
    { problem: expect.stringMatching(/SIGTERM/) as string },
  ],
  [
    'no such program',
    ['argo-events-no-such-program'],
    { problem: expect.stringMatching(/Install it, put it on the PATH/) as string },
  ],
  [
    'too much',
    node(`process.stdout.write('x'.repeat(5000)); setTimeout(() => {}, 60000)`),
    { problem: expect.stringMatching(/more than 1000 bytes/) as string },
  ],
];

test.each(results)('%s', async (_, command, result) => {
  expect(await runCommand(command, folder, never, LIMITS)).toEqual(result);
});

test('a program that does not end is stopped, and what it has started too', async () => {
  const script = `const {spawn} = require('node:child_process'); spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], {stdio: 'inherit'}); setTimeout(() => {}, 60000)`;
  const started = Date.now();
  const result = await runCommand(node(script), folder, never, { ...LIMITS, timeMs: 300 });
  expect(result).toEqual({ problem: expect.stringMatching(/ran for more than 0\.3 s/) as string });
  expect(Date.now() - started).toBeLessThan(10_000);
});

test('it can be cancelled', async () => {
  const stop = new AbortController();
  const running = runCommand(node('setTimeout(() => {}, 60000)'), folder, stop.signal, LIMITS);
  stop.abort();
  expect(await running).toBeUndefined();
  expect(await runCommand(node('1'), folder, stop.signal, LIMITS)).toBeUndefined();
});

test('a file that is no program', async () => {
  const result = await runCommand([join(folder, 'no-program')], folder, never, LIMITS);
  expect(result).toEqual({ problem: expect.stringMatching(/make it executable/) as string });
});

test('a folder that is not there', async () => {
  const result = await runCommand(node('1'), join(folder, 'nowhere'), never, LIMITS);
  expect(result).toEqual({ problem: expect.stringMatching(/correct `command` or `folder`/) as string });
});
