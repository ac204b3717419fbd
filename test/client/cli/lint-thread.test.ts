import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { collect, type Collected } from '../../../client/cli/collect.ts';
import { findingsIn } from '../../../client/cli/lint/findings.ts';
import { startHelping } from '../../../client/cli/lint/helpingThread.ts';
import { checkByTurns, findingsOf, newTurns } from '../../../client/cli/lint/turns.ts';
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
  const expected = collected.files.map((_, file) => [file, findingsOf(collected, file)]);
  expect(await startHelping(THREAD, collected, newTurns()).checked).toEqual(expected);
});

test.each<[name: string, thread: URL | undefined]>([
  ['without a thread', undefined],
  ['with one', THREAD],
  ['with one that cannot be started', new URL('file:///nowhere.cjs')],
])('findings are those of the files in their order: %s', async (_, thread) => {
  const collected = await read('test/fixtures/findings');
  const expected = collected.files.flatMap((_, file) => findingsOf(collected, file));
  expect(expected.length).toBeGreaterThan(0);
  expect(await findingsIn(collected, thread)).toEqual(expected);
});

test('two who take turns check each file once', () => {
  const collected = generated(40);
  const turns = newTurns();
  Atomics.add(turns, 0, 16);
  expect(checkByTurns(collected, turns).map(([file]) => file)).toEqual(
    Array.from({ length: 24 }, (_, index) => index + 16),
  );
  expect(checkByTurns(collected, turns)).toEqual([]);
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
