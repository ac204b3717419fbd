import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { runCli } from '../../support/cli.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const NAMES = readdirSync(join(ROOT, 'examples'));
const MORNING = ['--clock', '2026-01-02T09:00:00Z'];

/** The arguments of the first command in an example's README. */
function commandOf(name: string): readonly string[] {
  const readme = readFileSync(join(ROOT, 'examples', name, 'README.md'), 'utf8');
  return /^argo-events-dev (.*)$/m.exec(readme)?.[1]?.split(' ') ?? [];
}

describe('the examples', () => {
  it.each(NAMES)('%s does what the golden says', async (name) => {
    const command = commandOf(name);
    const clock = command.includes('--clock') ? [] : MORNING;
    const { out, err, exit } = await runCli([...command, ...clock], ROOT);
    expect([exit, err]).toEqual([0, '']);
    expect(out).not.toContain('No trigger resolved');
    await expect(out).toMatchFileSnapshot(join(ROOT, 'test/goldens/examples', `${name}.txt`));
  });

  it('are free of findings', async () => {
    expect((await runCli(['lint', 'examples'], ROOT)).out).toMatch(/^No findings in \d+ files\.\n$/);
  });

  it('run together', async () => {
    const { err } = await runCli(['fire', 'examples', ...MORNING], ROOT);
    expect(err).toBe('');
  });

  it('are listed in the README', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    expect(NAMES.filter((name) => !readme.includes(`](examples/${name})`))).toEqual([]);
  });
});
