import type { FiredEvent } from '../emulator/history.ts';
import type { Services } from '../services.ts';
import { readSettings } from '../settings.ts';

/** Fires an event and shows what becomes of it. */
export async function fire({ session, trace, history }: Services, event: FiredEvent): Promise<void> {
  const reveal = readSettings().revealOnFire ? trace.show(true) : Promise.resolve();
  const known = new Set(history.records().map(({ id }) => id));
  const firing = session.fire(event);
  const record = history.records().find(({ id }) => !known.has(id));
  if (record) trace.select(record.id);
  await Promise.all([reveal, firing]);
}
