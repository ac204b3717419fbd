import * as vscode from 'vscode';

import type { ClockState } from '../../../emulator/runtime/control/protocol/clock.ts';
import type { Services } from '../services.ts';
import { requireTrust } from './trust.ts';

interface Choice extends vscode.QuickPickItem {
  readonly run: () => Promise<unknown>;
}

/** Moves the emulator's virtual time, or starts it: timers, retries, rate limits and resets then come when the user wants them. */
export async function moveTime({ session }: Services): Promise<void> {
  if (!requireTrust('The emulator')) return;
  const state = await session.clock();
  const advance = async (to?: string): Promise<void> => {
    const { now } = await session.advance(to);
    vscode.window.setStatusBarMessage(`Argo Events: it is ${shown(now)}`, 5_000);
  };
  const ask = async (): Promise<string | undefined> => askMoment(state);
  const choices = state.virtual ? virtualChoices(state, advance, session, ask) : realChoices(session, ask);
  const chosen = await vscode.window.showQuickPick<Choice>(choices, {
    title: 'Emulator Time',
    placeHolder: state.virtual
      ? `It is ${shown(state.now)} in the emulator`
      : 'The emulator runs in real time; virtual time can be moved',
  });
  await chosen?.run();
}

type Session = Services['session'];

function virtualChoices(
  state: ClockState,
  advance: (to?: string) => Promise<void>,
  session: Session,
  ask: () => Promise<string | undefined>,
): Choice[] {
  const { now, nextTimer } = state;
  const next = {
    label: '$(debug-step-over) Next Timer',
    description: nextTimer === undefined ? '' : shown(nextTimer),
    run: () => advance(),
  };
  const later = (label: string, hours: number): Choice => {
    const to = new Date(Date.parse(now) + hours * 3_600_000).toISOString();
    return { label: `$(debug-continue) ${label}`, description: shown(to), run: () => advance(to) };
  };
  return [
    ...(nextTimer === undefined ? [] : [next]),
    later('One Hour Later', 1),
    later('One Day Later', 24),
    { label: '$(calendar) To a Moment…', run: async () => optionally(await ask(), advance) },
    { label: '$(watch) Back to Real Time', run: () => session.restartAt(undefined) },
  ];
}

function realChoices(session: Session, ask: () => Promise<string | undefined>): Choice[] {
  const start = (clock: string): Promise<void> => session.restartAt(clock);
  return [
    { label: '$(history) Virtual Time from Now', run: () => start(new Date().toISOString()) },
    { label: '$(calendar) Virtual Time from a Moment…', run: async () => optionally(await ask(), start) },
  ];
}

/** Whole seconds are enough to read. */
function shown(moment: string): string {
  return moment.replace(/\.\d+Z$/, 'Z');
}

async function optionally<Value>(
  value: Value | undefined,
  run: (value: Value) => Promise<unknown>,
): Promise<void> {
  if (value !== undefined) await run(value);
}

/** An ISO time; a virtual clock does not go back. */
async function askMoment({ now, virtual }: ClockState): Promise<string | undefined> {
  const text = await vscode.window.showInputBox({
    title: 'Emulator Time',
    prompt: 'A moment, such as 2026-01-01T06:00:00Z',
    value: shown(now),
    validateInput(value) {
      const at = Date.parse(value);
      if (Number.isNaN(at)) return 'Write it as 2026-01-01T06:00:00Z.';
      return virtual && at < Date.parse(now)
        ? `It is ${shown(now)} already: time only goes forward.`
        : undefined;
    },
  });
  return text === undefined ? undefined : new Date(text).toISOString();
}
