import * as vscode from 'vscode';

import type { EventInfo } from '../../../emulator/runtime/control/protocol/events.ts';
import type { Services } from '../services.ts';

/** A payload to edit or to fire at once. */
export interface ChosenPayload {
  readonly text: string;
  readonly sample?: string;
  readonly fireNow: boolean;
}

interface PayloadItem extends vscode.QuickPickItem {
  readonly sample?: string;
  readonly read: () => Promise<string | undefined>;
}

const FIRE_NOW: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('play'),
  tooltip: 'Fire without editing',
};

/** Asks where the payload of an event comes from, and reads it. */
export async function choosePayload(
  { session, payloads }: Services,
  event: EventInfo,
): Promise<ChosenPayload | undefined> {
  const last = payloads.get(event);
  const items: PayloadItem[] = event.samples.map(({ name, title, uri }) => ({
    label: `$(${uri === undefined ? 'beaker' : 'bookmark'}) ${title}`,
    description: [name === title ? '' : name, uri === undefined ? '' : fileName(uri)].join('  ').trim(),
    sample: name,
    buttons: [FIRE_NOW],
    read: () => session.sample(event, name),
  }));
  if (last)
    items.unshift({
      label: '$(history) Last payload',
      description: new Date(last.changedAt).toLocaleString(),
      buttons: [FIRE_NOW],
      ...(last.sample !== undefined && { sample: last.sample }),
      read: () => Promise.resolve(last.text),
    });
  items.push(
    { label: '$(clippy) From clipboard', read: async () => vscode.env.clipboard.readText() },
    { label: '$(file) From file…', read: readChosenFile },
  );
  const what = MEANING[event.payloadIs];
  const picked = await pick(items, `Payload of ${event.eventSource}/${event.eventName}: ${what}`);
  const text = await picked?.item.read();
  if (!picked || text === undefined) return undefined;
  const { sample } = picked.item;
  return { text, fireNow: picked.fireNow, ...(sample !== undefined && { sample }) };
}

const MEANING: Readonly<Record<EventInfo['payloadIs'], string>> = {
  request: 'the body of an HTTP request',
  body: 'the body of a message',
  notification: 'what the service tells',
};

function fileName(uri: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
}

function pick(
  items: readonly PayloadItem[],
  placeholder: string,
): Promise<{ readonly item: PayloadItem; readonly fireNow: boolean } | undefined> {
  const box = vscode.window.createQuickPick<PayloadItem>();
  box.items = items;
  box.placeholder = placeholder;
  return new Promise((resolve) => {
    box.onDidAccept(() => {
      const [item] = box.selectedItems;
      resolve(item && { item, fireNow: false });
      box.hide();
    });
    box.onDidTriggerItemButton(({ item }) => {
      resolve({ item, fireNow: true });
      box.hide();
    });
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
    box.show();
  });
}

async function readChosenFile(): Promise<string | undefined> {
  const filters = { JSON: ['json'], 'All files': ['*'] };
  const [uri] = (await vscode.window.showOpenDialog({ filters, openLabel: 'Use as Payload' })) ?? [];
  return uri && new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
