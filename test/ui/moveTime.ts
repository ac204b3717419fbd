import type { Workbench } from './workbench.ts';

const MOVE = 'Argo Events: Move Emulator Time';

/** A night in seconds: the schedule, three attempts with their waits, and the dead letter trigger. */
export async function moveTime({
  page,
  trace,
  openFile,
  command,
  choose,
  picture,
}: Workbench): Promise<void> {
  await openFile('night.yaml');
  await command(MOVE);
  await choose(/Virtual Time from a Moment/);
  await page.locator('.quick-input-box input').fill('2026-01-02T00:00:00Z');
  await picture('time-moment');
  await page.keyboard.press('Enter');
  await page.locator('.statusbar-item .codicon-history').waitFor();
  await command(MOVE);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: '2026-01-02T02:00:00Z' }).waitFor();
  await picture('time-choices');
  await choose(/Next Timer/);
  await command('Argo Events: Show Trace');
  await trace.getByRole('option', { name: /clock\/nightly/ }).waitFor();
  await command(MOVE);
  await choose(/One Hour Later/);
  await trace.getByRole('treeitem', { name: /backup › copy, error/ }).waitFor();
  await trace
    .getByRole('treeitem', { name: /^Retry/ })
    .first()
    .click();
  await trace.getByText('2 of 3', { exact: true }).waitFor();
  await picture('retry');
  await trace
    .getByRole('treeitem', { name: /^Condition/ })
    .first()
    .click();
  await trace.getByText('JetStream').waitFor();
  await picture('condition');
}
