import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import type { EventInfo } from '../../../emulator/runtime/control/protocol/events.ts';
import type { FireOptions } from '../../../emulator/runtime/incoming.ts';
import { UserError } from '../../../emulator/runtime/userError.ts';
import type { Io } from '../io.ts';

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
}

/** What is to be fired: the named events, or all of them once. */
export async function shotsOf(events: readonly EventInfo[], flags: ShotFlags, io: Io): Promise<Shot[]> {
  const isData = flags.data !== undefined;
  const given = flags.data ?? flags.payload;
  const shared = given === undefined ? undefined : await readPayload(given, io);
  const named = flags.event ?? events.map((event) => `${event.eventSource}/${event.eventName}`);
  return Promise.all(
    named.map(async (name) => {
      const { address, file } = split(name);
      const event = events.find((one) => `${one.eventSource}/${one.eventName}` === address);
      if (!event) throw new UserError(unknownEvent(address, events));
      const payload = file === undefined ? shared : await readPayload(file, io);
      if (payload && (isData || event.payloadIs !== 'body')) requireJson(payload);
      return { event, options: { sample: flags.sample, payload: payload?.text, isData } };
    }),
  );
}

function split(name: string): { readonly address: string; readonly file?: string } {
  const equals = name.indexOf('=');
  return equals < 0 ? { address: name } : { address: name.slice(0, equals), file: name.slice(equals + 1) };
}

function unknownEvent(address: string, events: readonly EventInfo[]): string {
  const known = events.map((one) => `${one.eventSource}/${one.eventName}`);
  const list =
    known.length === 0 ? 'No EventSource was found in the given paths.' : `There are: ${known.join(', ')}.`;
  return `There is no event ${address}. ${list}`;
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
