import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

import { readLocalFile } from '../../../emulator/runtime/localFile.ts';
import { folder as makeFolder } from '../../support/folder.ts';

const root = makeFolder();
const folder = join(root, 'project');
mkdirSync(join(folder, 'sub', '..dots'), { recursive: true });
writeFileSync(join(root, 'outside.yaml'), 'secret');
writeFileSync(join(folder, 'sub', 'a.yaml'), 'text');
writeFileSync(join(folder, '..a.yaml'), 'dots');
writeFileSync(join(folder, 'large.yaml'), 'x'.repeat(2_000_000));
symlinkSync('sub/a.yaml', join(folder, 'inside'));
symlinkSync('../outside.yaml', join(folder, 'out.yaml'));
symlinkSync('..', join(folder, 'up'));
symlinkSync('round', join(folder, 'round'));
symlinkSync(folder, join(root, 'alias'));

it.each<[path: string, expected: object]>([
  ['sub/a.yaml', { text: 'text' }],
  ['./sub/../sub/a.yaml', { text: 'text' }],
  ['..a.yaml', { text: 'dots' }],
  ['inside', { text: 'text' }],
  ['out.yaml', { problem: 'leads out of the folder of the configuration' }],
  ['up/outside.yaml', { problem: 'leads out of the folder of the configuration' }],
  ['up/project/sub/a.yaml', { text: 'text' }],
  ['../outside.yaml', { problem: 'leads out of the folder of the configuration' }],
  ['sub', { problem: 'is no file' }],
  ['round', { problem: 'cannot be read: ELOOP' }],
  ['none.yaml', { problem: 'is not there' }],
  ['large.yaml', { problem: 'is larger than 1572864 bytes' }],
  ['a\0b', { problem: 'cannot be read: ERR_INVALID_ARG_VALUE' }],
])('%j', async (path, expected) => {
  for (const place of [folder, join(root, 'alias')])
    expect(await readLocalFile(pathToFileURL(join(place, '.argo-events.yaml')).href, path)).toEqual(expected);
});

it('reads nothing beside a configuration that is in no folder of this machine', async () => {
  expect(await readLocalFile('vscode-vfs://github/a/.argo-events.yaml', 'a.yaml')).toEqual({
    problem: 'cannot be read: the configuration is not in a folder of this machine',
  });
});
