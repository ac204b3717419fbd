import { resolve } from 'node:path';
import { expect, test, vi } from 'vitest';
import { collect, type Collected } from '../../../client/cli/collect.ts';
import { findingsIn } from '../../../client/cli/lint/findings.ts';
import { checkOne } from '../../../client/cli/lint/checkOne.ts';
import { NO_HELP, startHelping, type Help } from '../../../client/cli/lint/helpingThread.ts';
import { isHelped, newTurns, takeTurns } from '../../../client/cli/lint/turns.ts';
import { manifests } from '../../../scripts/bench/manifests.ts';
import { createProject } from '../../../schemas/graph/project.ts';

const THREAD = new URL('../../../client/cli/lint/thread.ts', import.meta.url);

const inputs: [name: string, collected: () => Promise<Collected> | Collected][] = [
  ['files with mistakes', () => read('test/fixtures/findings')],
  ['examples, configurations and samples', () => read('examples')],
  ['a single file and what is around it', () => read('examples/github-to-workflow/sensor.yaml')],
  ['sensors that wait for events of other files', () => generated(40)],
  ['no file', () => generated(0)],
];

test.each(inputs)('a thread finds the same in the same order: %s', async (_, input) => {
  const collected = await input();
  const expected = collected.files.map((_, file) => [file, checkOne(collected, file)]);
  const help = startHelping(collected, THREAD);
  if (expected.length > 0) await vi.waitUntil(() => isHelped(help.turns), { timeout: 20_000 });
  expect(await help.end()).toEqual(expected);
});

test.each<[name: string, start: (collected: Collected) => Help]>([
  ['without a thread', NO_HELP],
  ['with one', (collected) => startHelping(collected, THREAD)],
  ['with one that cannot be started', (collected) => startHelping(collected, new URL('file:///nowhere.cjs'))],
])('findings are those of the files in their order: %s', async (_, start) => {
  const collected = await read('test/fixtures/findings');
  const expected = collected.files.flatMap((_, file) => checkOne(collected, file));
  expect(expected.length).toBeGreaterThan(0);
  expect(await findingsIn(collected, start(collected))).toEqual(expected);
});

test('two who take turns check each file once', () => {
  const turns = newTurns();
  const [one, other] = [takeTurns(turns, 20), takeTurns(turns, 20)];
  const taken = [one, other, one, other].map((who) => Number(who.next().value));
  expect(taken).toEqual([0, 8, 1, 9]);
  expect([...taken, ...one, ...other].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i));
});

function read(path: string): Promise<Collected> {
  const cwd = resolve(import.meta.dirname, '../../..');
  return collect([path], {
    ...{ cwd, command: '', colours: false, stopped: new AbortController().signal },
    out: () => undefined,
    err: () => undefined,
    readStdin: () => Promise.resolve(''),
    lines: () => expect.fail('nobody types'),
  });
}

function generated(count: number): Collected {
  const project = createProject();
  const texts = count === 0 ? [] : manifests(count).split('---\n');
  const files = texts.map((text, index) => {
    const uri = `file:///m${index}.yaml`;
    // The last event source is not there.
    project.setFile(uri, index === count - 2 ? '' : text);
    return { uri, name: `m${index}.yaml` };
  });
  return { project, files };
}
