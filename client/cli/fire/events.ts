import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import type { EventInfo } from '../../../emulator/runtime/control/protocol/events.ts';
import type { Emulator } from '../../../emulator/runtime/emulator.ts';
import type { FieldText, FireOptions } from '../../../emulator/runtime/incoming.ts';
import { UserError } from '../../../emulator/runtime/userError.ts';
import type { Io } from '../io.ts';
import { readRequests, requestShots } from './requests.ts';
import { namesOf, requireEvent } from './requireEvent.ts';

/** An event to fire and with what. */
export interface Shot {
  readonly event: EventInfo;
  readonly options: FireOptions;
}

export interface ShotFlags {
  /** `SOURCE/EVENT`, or `SOURCE/EVENT=FILE` with a payload of its own. */
  readonly event?: readonly string[];
  readonly sample?: string;
  /** A file, or `-` for standard input. */
  readonly payload?: string;
  /** The same with finished event data. */
  readonly data?: string;
  /** The same with HTTP requests. */
  readonly request?: string;
  readonly set?: readonly FieldText[];
}

/** What is to be fired: the requests of a file at the events that they are for, else the named events, or all of them once. */
export async function shotsOf(emulator: Emulator, flags: ShotFlags, io: Io): Promise<Shot[]> {
  const events = emulator.events();
  if (flags.request !== undefined) {
    const { text, from } = await readPayload(flags.request, io);
    return requestShots(emulator, readRequests(text, from), flags);
  }
  const isData = flags.data !== undefined;
  const given = flags.data ?? flags.payload;
  const shared = given === undefined ? undefined : await readPayload(given, io);
  const named = flags.event ?? namesOf(withSample(events, flags.sample));
  return Promise.all(
    named.map(async (name) => {
      const { address, file } = split(name);
      const event = requireEvent(address, events);
      const payload = file === undefined ? shared : await readPayload(file, io);
      if (payload && (isData || event.payloadIs !== 'body')) requireJson(payload);
      return { event, options: { sample: flags.sample, payload: payload?.text, set: flags.set, isData } };
    }),
  );
}

/** Those that have a sample of that name; all of them if none has, or none is asked for. */
function withSample(events: readonly EventInfo[], sample: string | undefined): readonly EventInfo[] {
  const having = events.filter(({ samples }) => samples.some(({ name }) => name === sample));
  return having.length > 0 ? having : events;
}

function split(name: string): { readonly address: string; readonly file?: string } {
  const equals = name.indexOf('=');
  return equals < 0 ? { address: name } : { address: name.slice(0, equals), file: name.slice(equals + 1) };
}

interface Payload {
  readonly text: string;
  /** Where it comes from, for people. */
  readonly from: string;
}

async function readPayload(file: string, io: Io): Promise<Payload> {
  if (file === '-') return { text: await io.readStdin(), from: 'standard input' };
  return { text: await readText(resolve(io.cwd, file)), from: file };
}

/** The body of a message may be any text. */
function requireJson({ text, from }: Payload): void {
  try {
    JSON.parse(text);
  } catch (error) {
    throw new UserError(`${from} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UserError(
      `The payload cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
