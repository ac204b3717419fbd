import type { Services } from '../services.ts';
import { applyToContext } from './apply.ts';
import { createExample, insertSnippet } from './createExample.ts';
import { clearTrace, showLog, showTrace, startEmulator, stopEmulator } from './emulator.ts';
import { fireAgain } from './fireAgain.ts';
import { chooseOtherPayload, firePayload } from './firePayload.ts';
import { fireTestEvent } from './fireTestEvent.ts';
import { lintWorkspace } from './lintWorkspace.ts';
import { moveTime } from './moveTime.ts';
import { setLive } from './setLive.ts';
import { showRendered } from './showRendered.ts';

type Command = (services: Services, ...args: unknown[]) => Promise<void> | void;

/** Every command by its name. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  'argoEvents.fireTestEvent': fireTestEvent,
  'argoEvents.firePayload': firePayload,
  'argoEvents.choosePayload': chooseOtherPayload,
  'argoEvents.fireAgain': fireAgain,
  'argoEvents.startEmulator': startEmulator,
  'argoEvents.stopEmulator': stopEmulator,
  'argoEvents.showTrace': showTrace,
  'argoEvents.clearTrace': clearTrace,
  'argoEvents.showLog': showLog,
  'argoEvents.setLive': setLive,
  'argoEvents.moveTime': moveTime,
  'argoEvents.lintWorkspace': lintWorkspace,
  'argoEvents.showRendered': showRendered,
  'argoEvents.apply': applyToContext,
  'argoEvents.createExample': createExample,
  'argoEvents.insertSnippet': insertSnippet,
  'argoEvents.restartServer': ({ server }) => server.restart(),
};
