import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

import { createProject } from '../../../schemas/graph/project.ts';
import { excluder } from '../../../server/workspace/exclude.ts';
import { gitIgnored } from '../../../server/workspace/git-ignore.ts';
import { scanFolder } from '../../../server/workspace/scan.ts';

let root: string;
afterEach(() => {
  rmSync(root, { recursive: true });
});

/** Makes files, `name: text`, in a folder of their own. */
function made(files: Readonly<Record<string, string>>): void {
  root = mkdtempSync(join(tmpdir(), 'argo-events-scan-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
}

const GIT = { '.git/HEAD': '' };

/** Which of the YAML files are read, in order; `exclude` are the editor's patterns, `from` the folder that is read. */
const cases: [
  name: string,
  files: Record<string, string>,
  read: string[],
  more?: { exclude?: string[]; from?: string },
][] = [
  ['everything', { 'a.yaml': '', 'b/c.yml': '' }, ['a.yaml', 'b/c.yml']],
  [
    'no file that git leaves out',
    { '.gitignore': 'a.yaml\n', 'a.yaml': '', 'b/a.yaml': '', 'c.yaml': '' },
    ['c.yaml'],
  ],
  [
    'no folder that git leaves out',
    { '.gitignore': 'out/\n', 'out/a.yaml': '', 'b/out/c.yaml': '', 'd.yaml': '' },
    ['d.yaml'],
  ],
  ['a file where `out/` is meant', { '.gitignore': 'out.yaml/\n', 'out.yaml': '' }, ['out.yaml']],
  [
    'what is tied to the folder, there only',
    { '.gitignore': '/a.yaml\n', 'a.yaml': '', 'b/a.yaml': '' },
    ['b/a.yaml'],
  ],
  [
    'what is taken in again',
    { '.gitignore': '*.yaml\n!keep.yaml\n', 'a.yaml': '', 'keep.yaml': '' },
    ['keep.yaml'],
  ],
  [
    'by the nearest rules',
    { '.gitignore': '*.yaml\n', 'b/.gitignore': '!*.yaml\n', 'a.yaml': '', 'b/c.yaml': '' },
    ['b/c.yaml'],
  ],
  [
    'by the rules above, in a repository',
    { ...GIT, '.gitignore': 'a.yaml\n', 'b/a.yaml': '', 'b/c.yaml': '' },
    ['b/c.yaml'],
    { from: 'b' },
  ],
  [
    'not by the rules above, outside of one',
    { '.gitignore': 'a.yaml\n', 'b/a.yaml': '' },
    ['b/a.yaml'],
    { from: 'b' },
  ],
  [
    'a folder that is left out, if it is the one to read',
    { ...GIT, '.gitignore': 'b/\n', 'b/a.yaml': '' },
    ['b/a.yaml'],
    { from: 'b' },
  ],
  [
    'nothing that the editor does not show',
    { 'a.yaml': '', 'out/b.yaml': '', 'c/out/d.yaml': '' },
    ['a.yaml', 'c/out/d.yaml'],
    { exclude: ['out'] },
  ],
  [
    'nothing of that at any depth',
    { 'a.yaml': '', 'out/b.yaml': '', 'c/out/d.yaml': '' },
    ['a.yaml'],
    { exclude: ['**/{out,tmp}'] },
  ],
];

test.each(cases)('reads %s', async (_, files, read, { exclude = [], from = '' } = {}) => {
  made(files);
  const folder = join(root, from);
  const found = await scanFolder(createProject(), folder, {
    skipped: () => undefined,
    excluded: excluder(folder, exclude),
  });
  expect(found.map((uri) => relative(root, fileURLToPath(uri)))).toEqual(read);
});

test.each([
  ['a.yaml', true],
  ['out/deep/b.yaml', true],
  ['b/c.yaml', false],
])('%s alone', async (name, ignored) => {
  made({ ...GIT, '.gitignore': 'a.yaml\nout/\n', 'out/deep/.gitignore': '!b.yaml\n', 'b/c.yaml': '' });
  expect(await gitIgnored()(join(root, name), root)).toBe(ignored);
});

test('of many files each `.gitignore` is read once', async () => {
  made({ ...GIT, '.gitignore': 'a.yaml\n', 'b/.gitignore': 'c.yaml\n' });
  const isGitIgnored = gitIgnored();
  const ask = (): Promise<boolean[]> =>
    Promise.all(['a.yaml', 'b/c.yaml', 'b/d.yaml'].map((name) => isGitIgnored(join(root, name), root)));
  expect(await ask()).toEqual([true, true, false]);
  for (const name of ['.gitignore', 'b/.gitignore']) rmSync(join(root, name));
  expect(await ask()).toEqual([true, true, false]);
});
