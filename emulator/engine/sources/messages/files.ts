import type { WatchPathConfig } from '../../../../schemas/generated/types.ts';
import { compileRegexp } from '../../lang/regexp.ts';
import { checkWatchPath } from '../../validate/sources/shared.ts';
import { metadataMember } from '../headers.ts';
import { textMember, type Built, type Entry } from './built.ts';

const BITS: Readonly<Record<string, number>> = { CREATE: 1, WRITE: 2, REMOVE: 4, RENAME: 8, CHMOD: 16 };

export interface FileMessage {
  /** Full path; the base name for sftp. */
  readonly name: string;
  /** Operations joined by `|`. */
  readonly op: string;
}

interface WatchingEntry extends Entry {
  readonly eventType?: string;
  readonly polling?: boolean;
  readonly watchPathConfig?: Partial<WatchPathConfig>;
}

/** A change in a watched folder; polling knows base names only. */
export function fileData(entry: WatchingEntry, { name, op }: FileMessage): Built {
  const { watchPathConfig: config = {}, eventType = '', polling = false } = entry;
  const [invalid] = checkWatchPath(config);
  if (invalid) return { error: invalid.message };
  if (op !== eventType) return { dropped: `the operation is ${op}, not ${eventType}` };
  const { directory = '' } = config;
  const base = name.slice(name.lastIndexOf('/') + 1);
  const relative = polling ? base : name.startsWith(directory) ? name.slice(directory.length) : name;
  const missed = pathMissed(config, relative);
  return missed === undefined ? eventJson(entry, polling ? base : name, op) : { dropped: missed };
}

export function sftpData(entry: WatchingEntry, { name, op }: FileMessage): Built {
  const { watchPathConfig: config = {}, eventType = '' } = entry;
  if (op !== eventType) return { dropped: `the operation is ${op}, not ${eventType}` };
  const missed = pathMissed(config, name);
  return missed === undefined ? eventJson(entry, name, op) : { dropped: missed };
}

/** The scan has selected the file already. */
export function hdfsData(entry: Entry, { name, op }: FileMessage): Built {
  return eventJson(entry, name, op);
}

function pathMissed(
  { path = '', pathRegexp = '' }: Partial<WatchPathConfig>,
  name: string,
): string | undefined {
  if (path !== '' && path === name) return undefined;
  if (pathRegexp === '') return `${name} is not ${path}`;
  const regexp = compileRegexp(pathRegexp);
  if ('error' in regexp) return regexp.error;
  return regexp.matches(name) ? undefined : `${name} does not match ${pathRegexp}`;
}

/** `metadata` is there even when it is not set. */
function eventJson({ metadata }: Entry, name: string, op: string): Built {
  const bits = op.split('|').reduce((mask, one) => mask | (BITS[one] ?? 0), 0);
  const members = metadataMember(metadata) || ',"metadata":null';
  return { data: `{"name":${textMember(name)},"op":${bits}${members}}` };
}
