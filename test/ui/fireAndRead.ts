import { strict as assert } from 'node:assert';

import type { Workbench } from './workbench.ts';
import { THEMES } from './workbench.ts';

export async function fireAndRead(workbench: Workbench): Promise<void> {
  const { page, trace, openFile, choose, picture } = workbench;
  await openFile('event-source.yaml');
  await page.locator('.codelens-decoration a', { hasText: 'Fire' }).first().click();
  await choose(/push/i);
  const tab = page.locator('.tab.active', { hasText: 'push.json' });
  await tab.waitFor();
  await page.locator('.codelens-decoration a', { hasText: 'Fire' }).first().waitFor();
  await picture('payload-editor');
  await page.locator('.editor-instance .view-line').first().click();
  await page.keyboard.press('Control+Enter');
  const event = trace.getByRole('option', { name: /github\/push/ });
  await event.waitFor();
  await trace
    .getByRole('treeitem', { name: /notify.*resolved|Trigger, resolved/ })
    .first()
    .waitFor();
  await picture('trace-resolved');
  await trace
    .getByRole('treeitem', { name: /^Filters/ })
    .first()
    .click();
  await trace.getByText('body.ref').first().waitFor();
  await page.locator('.tab.active', { hasText: 'sensor.yaml' }).waitFor();
  const status = await page.locator('#status\\.editor\\.selection').innerText();
  assert.match(status, /Ln (9|1\d|2\d),/, 'the line of a filter of the first dependency');
  await picture('trace-filter-dark');
  for (const theme of Object.keys(THEMES) as (keyof typeof THEMES)[]) {
    await workbench.theme(theme);
    await picture(`trace-filter-${theme}`);
    await trace
      .getByRole('treeitem', { name: /^Trigger,/ })
      .first()
      .click();
    await page.waitForTimeout(300);
    await picture(`trace-request-${theme}`);
    await trace
      .getByRole('treeitem', { name: /^Parameters,/ })
      .first()
      .click();
    await page.waitForTimeout(300);
    await picture(`trace-parameters-${theme}`);
    await trace
      .getByRole('treeitem', { name: /^Filters/ })
      .first()
      .click();
  }
}
