import type { Services } from '../services.ts';
import { requireTrust } from './trust.ts';

export async function startEmulator({ session }: Services): Promise<void> {
  if (requireTrust('The emulator')) await session.start();
}

export async function stopEmulator({ session }: Services): Promise<void> {
  await session.stop();
}

export async function showTrace({ trace }: Services): Promise<void> {
  await trace.show(false);
}

export function clearTrace({ history }: Services): void {
  history.clear();
}

export function showLog({ log }: Services): void {
  log.show();
}
