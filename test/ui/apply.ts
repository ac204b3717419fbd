import type { Workbench } from './workbench.ts';

/** Compares with a real API server, applies, and sees that nothing is left to do. */
export async function applyManifests({ page, openFile, command, picture }: Workbench): Promise<void> {
  await openFile('orders.yaml');
  await page.locator('.codelens-decoration').first().waitFor();
  await command('Argo Events: Apply to Current Context…');
  // The manifest of the editor is ticked already.
  await page.locator('.quick-input-box input[placeholder^="Manifests to compare"]').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.monaco-diff-editor').waitFor();
  const question = page.locator('.notification-toast', { hasText: 'Apply this change to context' });
  await question.waitFor();
  await picture('apply-diff');
  await question.locator('.monaco-button', { hasText: 'Apply to' }).click();
  await page.locator('.notification-toast', { hasText: 'Applied 1 to' }).waitFor();
  await picture('applied');
}
