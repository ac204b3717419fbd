import * as vscode from 'vscode';

import type { HttpTrigger } from '../manifests/httpTriggers.ts';
import type { Services } from '../services.ts';
import { requireTrust } from './trust.ts';

/** Chooses the triggers that really send. Each host that would newly be reached has to be confirmed. */
export async function setLive(services: Services): Promise<void> {
  if (!requireTrust('Sending for real')) return;
  const { session, deployed } = services;
  const { httpTriggers, hostOf } = await import('../manifests/httpTriggers.ts');
  const triggers = httpTriggers(await deployed.files());
  if (triggers.length === 0) {
    void vscode.window.showInformationMessage(
      'No trigger here sends an HTTP request; only those can be live.',
    );
    return;
  }
  const live = new Set(session.live().map(({ name }) => name));
  const chosen = await pick(triggers, live);
  if (!chosen) return;
  const added = chosen.filter(({ name }) => !live.has(name));
  const hosts = [...new Set(added.map(({ url }) => hostOf(url)))];
  const varies = added.some(({ urlVaries }) => urlVaries);
  if (hosts.length > 0 && !(await confirm(hosts, varies))) return;
  await session.setLive(chosen.map(({ name, subject, url }) => ({ name, subject, host: hostOf(url) })));
}

async function pick(
  triggers: readonly HttpTrigger[],
  live: ReadonlySet<string>,
): Promise<readonly HttpTrigger[] | undefined> {
  const items = triggers.map((trigger) => ({
    label: trigger.subject,
    description: trigger.urlVaries ? `${trigger.url}, which a parameter may change` : trigger.url,
    picked: live.has(trigger.name),
    trigger,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: 'Live Triggers',
    placeHolder: 'Triggers that really send when they fire; all others only say what they would send',
  });
  return chosen?.map(({ trigger }) => trigger);
}

async function confirm(hosts: readonly string[], varies: boolean): Promise<boolean> {
  const button = `Send to ${hosts.length === 1 ? (hosts[0] ?? '') : `${hosts.length} hosts`}`;
  const words = `From now on, events that you fire or that come in make these triggers send real requests to ${hosts.join(', ')}${varies ? ', or wherever their URL parameters say' : ''}, until you turn it off or the window is closed.`;
  return (await vscode.window.showWarningMessage(words, button, 'Cancel')) === button;
}
