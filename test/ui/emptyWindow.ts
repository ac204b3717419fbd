import type { Workbench } from './workbench.ts';

export async function emptyWindow({ page, trace, command, picture }: Workbench): Promise<void> {
  await page.locator('.activitybar [aria-label="Argo Events"]').first().click();
  const view = page.locator('.sidebar .welcome-view');
  await view.getByText('Create Example').waitFor();
  await command('Argo Events: Show Trace');
  await trace.getByRole('heading', { name: 'No EventSource found' }).waitFor();
  await picture('empty-window');
  await view.getByText('Create Example').click();
  await page.locator('.codelens-decoration a', { hasText: 'Fire' }).first().waitFor();
  await page.locator('.sidebar .monaco-list-row', { hasText: 'placed' }).waitFor();
  await trace.getByRole('heading', { name: 'No events yet' }).waitFor();
  await picture('example');
}
