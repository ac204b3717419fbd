import type { Workbench } from './workbench.ts';

export async function fixTypo({ page, openFile, line, goTo, picture }: Workbench): Promise<void> {
  await openFile('event-source.yaml');
  await line('endpoint: /push').waitFor();
  const number = await lineNumber(page, 'endpoint: /push');
  await goTo(number, 1);
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.insertText('endpont: /push');
  const squiggle = page
    .locator('.editor-instance .squiggly-error, .editor-instance .squiggly-warning')
    .first();
  await squiggle.waitFor({ state: 'attached' });
  await goTo(number, 10);
  await page.keyboard.press('Control+.');
  const fix = page.locator('.action-widget .monaco-list-row', { hasText: 'endpoint' }).first();
  await fix.waitFor();
  await picture('quick-fix');
  await fix.click();
  await line('endpoint: /push').waitFor();
  await squiggle.waitFor({ state: 'detached' });
}

async function lineNumber(page: Workbench['page'], text: string): Promise<number> {
  const top = await page.locator('.editor-instance .view-line', { hasText: text }).first().boundingBox();
  for (const number of await page.locator('.editor-instance .line-numbers').all()) {
    const box = await number.boundingBox();
    if (top && box && Math.abs(box.y - top.y) < 4) return Number(await number.innerText());
  }
  throw new Error(`no line number beside ${text}`);
}
