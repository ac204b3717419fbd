import type { HttpEvent } from '../connectors/http/routes.ts';
import type { FireableEvent, TestEvent } from './testEvents.ts';

/** The test events beside the manifests, and where HTTP requests can go. */
export interface Beside {
  readonly testEvents: readonly TestEvent[];
  readonly http: readonly HttpEvent[];
}

/** The test events that are for an event. */
export function fitting({ testEvents, http }: Beside, event: FireableEvent): readonly TestEvent[] {
  return testEvents.filter((one) => one.isFor(event, http));
}
