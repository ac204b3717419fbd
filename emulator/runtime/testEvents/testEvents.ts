import { isRequestFile } from '../../../schemas/graph/file-names.ts';
import type { LoadProblem } from '../../engine/loadProject.ts';
import type { Ready } from '../../engine/sources/samples/own.ts';
import type { HttpEvent } from '../connectors/http/routes.ts';
import { requestsIn } from './requests.ts';
import { samplesIn } from './samples.ts';

/** An event that can be fired, as far as it matters for what is for it. */
export interface FireableEvent {
  readonly eventSource: string;
  readonly eventName: string;
  readonly sourceType: string;
}

/** What keeps a test event from being fired; `line` counts from 1. */
export interface TestEventProblem extends LoadProblem {
  readonly line: number;
}

/** A test event that stands beside manifests: a sample, or an HTTP request. */
export interface TestEvent {
  readonly uri: string;
  readonly name: string;
  readonly title: string;
  /** It was made for one event, at which it is fired unless another one is named. */
  readonly isUsual: boolean;
  /** @param http the HTTP events of all manifests */
  readonly isFor: (event: FireableEvent, http: readonly HttpEvent[]) => boolean;
  readonly ready: (sourceType: string) => Ready | { readonly problems: readonly TestEventProblem[] };
}

export interface TestEvents {
  readonly events: readonly TestEvent[];
  readonly problems: readonly LoadProblem[];
}

export const NO_TEST_EVENTS: TestEvents = { events: [], problems: [] };

/** Reads the files of test events. */
export function testEventsIn(files: Iterable<{ readonly uri: string; readonly text: string }>): TestEvents {
  const read = [...files].map(({ uri, text }) =>
    isRequestFile(uri) ? requestsIn(uri, text) : samplesIn(uri, text),
  );
  return { events: read.flatMap(({ events }) => events), problems: read.flatMap(({ problems }) => problems) };
}
