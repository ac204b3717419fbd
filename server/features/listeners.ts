import type { View } from '../../schemas/graph/view.ts';

/** How many dependencies in view wait for an event. */
export function listenersOf(view: View, eventSource: string, event: string): number {
  return view.listeners(eventSource, event).length;
}
