import * as vscode from 'vscode';

import type { EventInfo } from '../../../emulator/runtime/control/protocol/events.ts';
import type { Services } from '../services.ts';

/** Names an event, as the code lens and the rows of the events view do. */
export interface EventTarget {
  readonly eventSource: string;
  readonly event: string;
  readonly namespace?: string | undefined;
}

/** What a lens, a row of the view or a keybinding may hand to a command. */
export function eventTarget(argument: unknown): EventTarget | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const given = argument as Record<string, unknown>;
  const { entry } = given;
  if (given.kind === 'event' && typeof entry === 'object' && entry !== null) {
    const { name, eventSource, namespace } = entry as Record<string, unknown>;
    return eventTarget({ eventSource, event: name, namespace });
  }
  const { eventSource, event, namespace } = given;
  if (typeof eventSource !== 'string' || typeof event !== 'string') return undefined;
  return { eventSource, event, ...(typeof namespace === 'string' && { namespace }) };
}

/** The event that is meant, or that the user picks. Undefined when there is none, which has been said then. */
export async function chooseEvent(
  { session }: Services,
  target: EventTarget | undefined,
): Promise<EventInfo | undefined> {
  const events = await session.events();
  if (target) {
    const found = events.find((event) => isMeant(event, target));
    if (!found) sayUnknown(target);
    return found;
  }
  if (events.length === 0) {
    await offerExample();
    return undefined;
  }
  const items = events.map((event) => ({
    label: `${event.eventSource}/${event.eventName}`,
    description: event.sourceType,
    detail: event.namespace,
    event,
  }));
  const placeHolder = 'Event to fire';
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.event;
}

function isMeant(event: EventInfo, target: EventTarget): boolean {
  return (
    event.eventSource === target.eventSource &&
    event.eventName === target.event &&
    (target.namespace === undefined || event.namespace === target.namespace)
  );
}

function sayUnknown({ eventSource, event }: EventTarget): void {
  const button = 'Show Problems';
  void vscode.window
    .showWarningMessage(
      `The emulator does not run ${eventSource}/${event}: no EventSource defines it, or its manifest has errors.`,
      button,
    )
    .then((chosen) => chosen === button && vscode.commands.executeCommand('workbench.actions.view.problems'));
}

async function offerExample(): Promise<void> {
  const button = 'Create Example';
  const chosen = await vscode.window.showInformationMessage('No EventSource defines an event here.', button);
  if (chosen === button) await vscode.commands.executeCommand('argoEvents.createExample');
}
