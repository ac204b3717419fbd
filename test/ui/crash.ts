import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';

import type { Workbench } from './workbench.ts';

/** Kills the emulator while it is at an event: the event is shown as interrupted and can be fired again. */
export async function surviveCrash(workbench: Workbench): Promise<void> {
  const { page, trace, openFile, command, choose, picture, home } = workbench;
  await openFile('orders.yaml');
  await page.locator('.codelens-decoration').first().waitFor();
  await command('Argo Events: Start Emulator');
  await page.locator('.statusbar-item', { hasText: 'Argo Events 1' }).waitFor();
  await command('Argo Events: Fire Test Event…');
  await choose('orders/placed');
  await page.locator('.quick-input-box input[placeholder^="Payload of"]').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.tab.active', { hasText: 'placed.json' }).waitFor();
  const pid = emulatorOf(home);
  process.kill(pid, 'SIGSTOP');
  await page.locator('.codelens-decoration a', { hasText: 'Fire' }).first().click();
  await trace.getByRole('option', { name: /orders\/placed, running/ }).waitFor();
  process.kill(pid, 'SIGKILL');
  await trace.getByRole('option', { name: /orders\/placed, interrupted/ }).waitFor();
  await page.locator('.notification-toast', { hasText: 'emulator ended' }).waitFor();
  await picture('interrupted');
  await trace.getByRole('button', { name: 'Fire again' }).first().click();
  await trace.getByRole('option', { name: /orders\/placed, 2 (errors|filtered out|resolved)/ }).waitFor();
  assert.equal(await trace.getByRole('option').count(), 2);
  assert.notEqual(emulatorOf(home), pid);
}

function emulatorOf(home: string): number {
  const listed = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  const line = listed.find((one) => one.includes(home) && one.includes('/dist/emulator.cjs'));
  assert(line, 'no emulator runs');
  return Number(line.trim().split(' ')[0]);
}
