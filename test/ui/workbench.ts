import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';

import { launchBrowser } from '../vscode/harness/browser.ts';
import { installVsix, startCodeServer } from '../vscode/harness/codeServer.ts';
import { ROOT } from '../vscode/harness/paths.ts';

/** A window of VS Code, as a person sees it. */
export interface Workbench {
  readonly page: Page;
  /** The directory that holds everything of this window. */
  readonly home: string;
  /** The trace app, inside its webview. */
  readonly trace: FrameLocator;
  readonly openFile: (name: string) => Promise<void>;
  /** Runs a command of the palette by its title. */
  readonly command: (title: string) => Promise<void>;
  /** An item of the list that is open. */
  readonly choose: (text: string | RegExp) => Promise<void>;
  /** The line of the editor that holds a text. */
  readonly line: (text: string | RegExp) => Locator;
  readonly goTo: (line: number, column?: number) => Promise<void>;
  readonly theme: (name: keyof typeof THEMES) => Promise<void>;
  readonly picture: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface WorkbenchOptions {
  readonly vsix: string;
  readonly home: string;
  /** A folder of the project that is copied and opened; none opens an empty window. */
  readonly folder: string | undefined;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly pictures: string;
  readonly env: Readonly<Record<string, string>>;
}

export const THEMES = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  'high-contrast': 'Default High Contrast',
} as const;

const LIMIT_MS = 30_000;
/** What is typed is what stands there. */
const PLAIN_TYPING = {
  'editor.autoClosingBrackets': 'never',
  'editor.autoClosingQuotes': 'never',
  'editor.autoSurround': 'never',
};

export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { home, pictures } = options;
  mkdirSync(home, { recursive: true });
  installVsix(options.vsix, home);
  const settings = { ...PLAIN_TYPING, 'workbench.colorTheme': THEMES.dark, ...options.settings };
  const server = await startCodeServer({ home, settings, env: options.env });
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(LIMIT_MS);
  await page.goto(`http://${server.authority}/${query(options)}`);
  await page.locator('.monaco-workbench .part.statusbar').waitFor();
  const workbench: Workbench = {
    page,
    home,
    trace: page.frameLocator('iframe.webview.ready').frameLocator('#active-frame'),
    async openFile(name) {
      await page.keyboard.press('Control+P');
      await page.locator('.quick-input-box input').fill(name);
      await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click();
      await page.locator('.editor-group-container.active .tab.active', { hasText: name }).waitFor();
    },
    async command(title) {
      await page.keyboard.press('F1');
      await page.locator('.quick-input-box input').fill(`>${title}`);
      await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
    },
    async choose(text) {
      await page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first().click();
    },
    line: (text) => page.locator('.editor-instance .view-line', { hasText: text }).first(),
    async goTo(line, column = 1) {
      await page.keyboard.press('Control+G');
      await page.locator('.quick-input-box input').fill(`:${line}:${column}`);
      await page.keyboard.press('Enter');
      // Keys that come sooner would go to the box.
      await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
      await page.locator('.part.statusbar', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
    },
    async theme(name) {
      await page.keyboard.press('Control+K');
      await page.keyboard.press('Control+T');
      const input = page.locator('.quick-input-box input');
      await input.fill(THEMES[name].replace('Default ', ''));
      await page.locator('.quick-input-list .monaco-list-row').first().click();
      await page.waitForTimeout(700);
    },
    async picture(name) {
      // Notifications and colours move in.
      await page.waitForTimeout(400);
      await page.screenshot({ path: join(pictures, `${name}.png`) });
    },
    async close() {
      await browser.close();
      await server.stop();
    },
  };
  return workbench;
}

function query({ folder, home }: WorkbenchOptions): string {
  if (folder === undefined) return '?ew=true';
  const copy = join(home, 'workspace');
  cpSync(join(ROOT, folder), copy, { recursive: true });
  return `?folder=${encodeURIComponent(copy)}`;
}
