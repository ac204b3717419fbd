import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it.each(['suite', 'restricted'])('every file of test/vscode/%s is run', (name) => {
  const folder = new URL(`../vscode/${name}/`, import.meta.url);
  const index = readFileSync(new URL('index.ts', folder), 'utf8');
  const run = [...index.matchAll(/import\('\.\/(.*\.test\.ts)'\)/g)].map(([, file]) => file);
  const there = readdirSync(folder).filter((file) => file.endsWith('.test.ts'));
  expect(run.sort()).toEqual(there.sort());
});
