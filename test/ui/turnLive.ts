import type { Workbench } from './workbench.ts';

/** Nothing is sent for real before the host that would get it has been confirmed; then the status bar says so. */
export async function turnLive({ page, openFile, command, picture }: Workbench): Promise<void> {
  await openFile('sensor.yaml');
  await page.locator('.activitybar [aria-label="Argo Events"]').first().click();
  await page.locator('.sidebar .monaco-list-row', { hasText: 'notify' }).waitFor();
  await command('Argo Events: Choose Live Triggers…');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'large-orders/notify' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.locator('.quick-input-count', { hasText: '1 Selected' }).waitFor();
  await page.keyboard.press('Enter');
  const question = page.locator('.notification-toast', { hasText: '127.0.0.1:9' });
  await question.waitFor();
  await picture('live-question');
  await question.locator('.monaco-button', { hasText: 'Send to 127.0.0.1:9' }).click();
  await page.locator('.statusbar-item', { hasText: '1 live' }).waitFor();
  await picture('live');
}
