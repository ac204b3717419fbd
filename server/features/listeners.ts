import type { View } from '../../schemas/graph/graph.ts';
import { symbolsOf } from '../../schemas/graph/symbols.ts';

const known = new WeakMap<View, ReadonlyMap<string, number>>();

/** How many dependencies in view wait for an event. */
export function listenersOf(view: View, eventSource: string, event: string): number {
  const counts = known.get(view) ?? count(view);
  known.set(view, counts);
  return counts.get(`${eventSource}/${event}`) ?? 0;
}

function count(view: View): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { resource } of view.resources)
    for (const { kind, name, eventSourceName } of symbolsOf(resource).references) {
      if (kind !== 'event' || eventSourceName === undefined) continue;
      const key = `${eventSourceName}/${name}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  return counts;
}
