import type { Workbench } from './workbench.ts';

export async function fireAndRead({ page, trace, openFile, choose, picture }: Workbench): Promise<void> {
  await openFile('event-source.yaml');
  await page.locator('.codelens-decoration a', { hasText: 'Fire' }).first().click();
  await choose(/push/i);
  await page.locator('.tab.active', { hasText: 'push.json' }).waitFor();
  await page.locator('.codelens-decoration a', { hasText: 'Fire' }).first().waitFor();
  await picture('payload-editor');
  await page.locator('.editor-instance .view-line').first().click();
  await page.keyboard.press('Control+Enter');
  await trace.getByRole('option', { name: /github\/push/ }).waitFor();
  await trace.getByRole('treeitem', { name: /build › build-workflow, waiting/ }).waitFor();
  await trace.getByRole('treeitem', { name: /build › notify, resolved/ }).waitFor();
  await picture('fired');
  await trace
    .getByRole('treeitem', { name: /^Filters/ })
    .first()
    .click();
  await trace.getByText('body.ref').first().waitFor();
  await page.locator('.tab.active', { hasText: 'sensor.yaml' }).waitFor();
  await page.locator('#status\\.editor\\.selection', { hasText: /Ln (9|1\d|2\d),/ }).waitFor();
  await picture('went-to-line');
}
