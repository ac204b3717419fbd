import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const KNOWN = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Starts the Chromium of the machine, or the one that `CHROMIUM_EXECUTABLE` names. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_EXECUTABLE ?? KNOWN.find((path) => existsSync(path));
  if (executablePath === undefined)
    throw new Error('There is no Chromium: install it, or name it with CHROMIUM_EXECUTABLE');
  return chromium.launch({ executablePath, args: FLAGS });
}
