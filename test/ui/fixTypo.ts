import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../vscode/harness/paths.ts';
import { EXAMPLE } from './example.ts';
import type { Workbench } from './workbench.ts';

export async function fixTypo({ page, openFile, line, goTo, picture }: Workbench): Promise<void> {
  const number = lineNumber('event-source.yaml', 'endpoint: /push');
  await openFile('event-source.yaml');
  await line('endpoint: /push').waitFor();
  await page.locator('.codelens-decoration').first().waitFor();
  await goTo(number);
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.insertText('endpont: /push');
  const squiggle = page.locator('.editor-instance .squiggly-error, .editor-instance .squiggly-warning');
  await squiggle.first().waitFor({ state: 'attached' });
  await goTo(number, 12);
  await page.keyboard.press('Control+.');
  const fix = page.locator('.action-widget .monaco-list-row', { hasText: 'endpoint' }).first();
  await fix.waitFor();
  await picture('quick-fix');
  await fix.click();
  await line('endpoint: /push').waitFor();
  await squiggle.first().waitFor({ state: 'detached' });
}

function lineNumber(file: string, text: string): number {
  const lines = readFileSync(join(ROOT, EXAMPLE, file), 'utf8').split('\n');
  const index = lines.findIndex((one) => one.includes(text));
  assert(index >= 0, `there is no ${text} in ${file}`);
  return index + 1;
}
