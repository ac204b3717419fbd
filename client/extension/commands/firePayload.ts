import * as vscode from 'vscode';

import type { EventAddress } from '../../../emulator/runtime/control/protocol/events.ts';
import { addressAt, PAYLOAD_SCHEME } from '../payload/address.ts';
import { jsonProblem } from '../payload/jsonProblem.ts';
import type { Services } from '../services.ts';
import { fire } from './fire.ts';
import { fireTestEvent } from './fireTestEvent.ts';
import { requireTrust } from './trust.ts';

/** Fires the payload of an editor; what has to be JSON and is none is marked in the editor and not fired. */
export async function firePayload(services: Services, argument: unknown): Promise<void> {
  const uri = payloadUriOf(argument);
  const address = uri && addressAt(uri);
  if (!uri || !address || !requireTrust('Firing events')) return;
  const document = await vscode.workspace.openTextDocument(uri);
  const isJson = jsonProblem(document.getText()) === undefined;
  if (!isJson && !(await takesAnyText(services, address)) && !services.checkPayload(document)) return;
  if (document.isDirty) await document.save();
  const sample = services.payloads.get(address)?.sample;
  await fire(services, { address, payload: document.getText(), ...(sample !== undefined && { sample }) });
}

/** Messages may have any body. */
async function takesAnyText(
  { session }: Services,
  { eventSource, eventName }: EventAddress,
): Promise<boolean> {
  const events = await session.events();
  return events.some(
    (event) =>
      event.eventSource === eventSource && event.eventName === eventName && event.payloadIs === 'body',
  );
}

/** Puts another payload into the editor of one. */
export async function chooseOtherPayload(services: Services, argument: unknown): Promise<void> {
  const uri = payloadUriOf(argument);
  const address = uri && addressAt(uri);
  if (address) await fireTestEvent(services, { ...address, event: address.eventName });
}

function payloadUriOf(argument: unknown): vscode.Uri | undefined {
  const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
  return uri?.scheme === PAYLOAD_SCHEME ? uri : undefined;
}
