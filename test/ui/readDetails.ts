import { THEMES, type Workbench } from './workbench.ts';

const DETAILS = ['Trigger', 'Parameters', 'Condition', 'Filters'] as const;

/** Fires from the events view without editing, once through the filter and once not, and looks at every kind of step in every theme. */
export async function readDetails(workbench: Workbench): Promise<void> {
  const { page, trace, openFile, picture, theme } = workbench;
  await openFile('sensor.yaml');
  await fire(workbench, '{"total": 250, "customer": {"name": "Ada"}}');
  await trace.getByRole('treeitem', { name: /large-orders › record, resolved/ }).waitFor();
  for (const name of Object.keys(THEMES) as (keyof typeof THEMES)[]) {
    await theme(name);
    for (const detail of DETAILS) {
      await trace
        .getByRole('treeitem', { name: new RegExp(`^${detail},`) })
        .first()
        .click();
      await trace.getByRole('article', { name: new RegExp(`^${detail},`) }).waitFor();
      await page.waitForTimeout(200);
      await picture(`${detail.toLowerCase()}-${name}`);
    }
  }
  await theme('dark');
  await fire(workbench, '{"sum": 7}');
  await trace.getByRole('treeitem', { name: /large-orders › record, error/ }).waitFor();
  await trace.getByRole('option').first().click();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Home');
  for (let presses = 0; presses < 3; presses++) await page.keyboard.press('ArrowDown');
  await trace.getByRole('article', { name: /^Filters, error/ }).waitFor();
  await picture('nearest-path');
  await page.keyboard.press('Enter');
  await page.locator('#status\\.editor\\.selection', { hasText: /Ln 1\d,/ }).waitFor();
}

async function fire({ page, command, choose }: Workbench, payload: string): Promise<void> {
  await command('Argo Events: Fire Test Event…');
  await choose('orders/placed');
  await page.locator('.quick-input-box input[placeholder^="Payload of"]').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.tab.active', { hasText: 'placed.json' }).waitFor();
  await page.locator('.codelens-decoration a', { hasText: 'Fire' }).first().waitFor();
  await page.locator('.editor-instance .view-line').first().click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(payload);
  await page.locator('.codelens-decoration a', { hasText: 'Fire' }).first().click();
}
