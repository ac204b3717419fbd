import { readRequestFile, type FileRequest } from '../../../emulator/engine/sources/samples/requestFile.ts';
import type { EventInfo } from '../../../emulator/runtime/control/protocol/events.ts';
import type { Emulator } from '../../../emulator/runtime/emulator.ts';
import { readyRequest } from '../../../emulator/runtime/testEvents/requests.ts';
import { UserError } from '../../../emulator/runtime/userError.ts';
import type { Shot, ShotFlags } from './events.ts';
import { namesOf, requireEvent } from './requireEvent.ts';

/** The requests of a file; throws `UserError` for one that cannot be read. */
export function readRequests(text: string, from: string): readonly FileRequest[] {
  const { requests, problems } = readRequestFile(text);
  const words = problems.map(({ line, message }) => `${from}:${line + 1}: ${message}`);
  if (words.length > 0) throw new UserError(words.join('\n'));
  if (requests.length === 0)
    throw new UserError(`${from} has no request: begin with a line such as \`POST /push HTTP/1.1\`.`);
  return requests;
}

/** Each request at the named events, else at the one event whose endpoint its path is. */
export function requestShots(
  emulator: Emulator,
  requests: readonly FileRequest[],
  { event: named, set }: ShotFlags,
): Shot[] {
  const events = emulator.events();
  return requests.flatMap((request) => {
    const targets = named?.map((name) => requireEvent(name, events)) ?? [targetOf(emulator, request)];
    return targets.map((event) => ({ event, options: { ready: readyRequest(request), set } }));
  });
}

function targetOf(emulator: Emulator, request: FileRequest): EventInfo {
  const events = emulator.events();
  const names = namesOf(emulator.eventsAt(request));
  const [name, ...others] = names;
  if (name === undefined)
    throw new UserError(
      `No event source has the endpoint of ${request.message.method} ${request.message.target}: say which event with --event.`,
    );
  if (others.length > 0)
    throw new UserError(
      `${names.join(' and ')} have the endpoint of ${request.message.target}: say which one with --event.`,
    );
  return requireEvent(name, events);
}
