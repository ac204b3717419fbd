import type { Json } from '../schemas/schema-node.ts';
import type { CapturedEvent } from './protocol.ts';

const MOST = 200;
/** UTF-16 units of event data; longer ones are not kept. */
const LONGEST = 256 * 1024;

/** The data of the last event of each name that an emulator has taken. */
export interface LastEvents {
  take(event: CapturedEvent): void;
  of(eventSource: string, eventName: string): Json | undefined;
}

export function lastEvents(): LastEvents {
  const known = new Map<string, Json>();
  const key = (eventSource: string, eventName: string): string => `${eventSource}/${eventName}`;
  return {
    take({ eventSource, eventName, data }) {
      if (data.length > LONGEST) return;
      const at = key(eventSource, eventName);
      known.delete(at);
      try {
        known.set(at, JSON.parse(data) as Json);
      } catch {
        // Not JSON: there are no fields to know.
      }
      const [oldest] = known.keys();
      if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    },
    of: (eventSource, eventName) => known.get(key(eventSource, eventName)),
  };
}
