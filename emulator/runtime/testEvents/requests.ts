import { createRouter } from '../../engine/sources/route.ts';
import type { Ready } from '../../engine/sources/samples/own.ts';
import { readRequestFile, type FileRequest } from '../../engine/sources/samples/requestFile.ts';
import type { HttpEvent } from '../connectors/http/routes.ts';
import type { FireableEvent, TestEvents } from './testEvents.ts';

/** The requests of an `.http` file; what cannot be read is passed over, since not every such file is for us. */
export function requestsIn(uri: string, text: string): TestEvents {
  return {
    events: readRequestFile(text).requests.map((request) => ({
      uri,
      name: request.name,
      title: request.name,
      isUsual: false,
      isFor: (event: FireableEvent, http: readonly HttpEvent[]) =>
        targetsOf(request, http).some(
          ({ eventSource, eventName }) => eventSource === event.eventSource && eventName === event.eventName,
        ),
      ready: () => readyRequest(request),
    })),
    problems: [],
  };
}

/** The events whose endpoint the path of a request is; those of its port, if one listens there. */
export function targetsOf({ message, port }: FileRequest, http: readonly HttpEvent[]): readonly HttpEvent[] {
  const atPath = http.filter(({ endpoint }) => 'endpoint' in createRouter([endpoint])(message.target));
  const atPort = atPath.filter((event) => event.port === port);
  return atPort.length > 0 ? atPort : atPath;
}

export function readyRequest({ name, body, message: request }: FileRequest): Ready {
  return { name, title: name, headers: {}, message: {}, payload: body, request };
}
