import type { ResourceEventSource, ResourceFilter, Selector } from '../../../../schemas/generated/types.ts';
import type { Json } from '../../../../schemas/schema-node.ts';
import { get } from '../../lang/gjson/get.ts';
import { marshal } from '../../lang/goMarshal.ts';
import { compileRegexp } from '../../lang/regexp.ts';
import { documentOf, textMember, type Built } from './built.ts';

/** JSON text of a Kubernetes object. */
type ObjectJson = string;

export interface ResourceMessage {
  readonly type: 'ADD' | 'UPDATE' | 'DELETE';
  readonly object: ObjectJson;
  /** Of an UPDATE. */
  readonly oldObject?: ObjectJson;
  /** When the listener started, and now; milliseconds since 1970. */
  readonly startedAt: number;
  readonly now: number;
}

/** A change of an object that an informer sees. */
export function resourceData(entry: Partial<ResourceEventSource>, message: ResourceMessage): Built {
  const { type, object, oldObject } = message;
  const { eventTypes = [], filter, group, version, resource } = entry;
  if (!eventTypes.includes(type)) return { dropped: `${type} is not among eventTypes` };
  if (type === 'UPDATE' && oldObject !== undefined && versionOf(object) === versionOf(oldObject))
    return { dropped: 'the resourceVersion is the same' };
  const missed = filter && filterMissed(filter, message);
  if (missed !== undefined) return { dropped: missed };
  return documentOf(entry, [
    ['type', textMember(type)],
    ['body', canonical(object)],
    ['oldBody', oldObject === undefined ? 'null' : canonical(oldObject)],
    ['group', textMember(group)],
    ['version', textMember(version)],
    ['resource', textMember(resource)],
  ]);
}

function versionOf(object: ObjectJson): string {
  return get(object, 'metadata.resourceVersion').string;
}

/** In the order in which upstream looks; labels are the API server's matter. */
function filterMissed(filter: ResourceFilter, message: ResourceMessage): string | undefined {
  const { object } = message;
  const { prefix = '', afterStart, createdBy, fields = [] } = filter;
  const name = get(object, 'metadata.name').string;
  if (!name.startsWith(prefix)) return `the name ${name} does not start with ${prefix}`;
  if (afterStart && timeOf(message) < message.startedAt) return 'it happened before the listener started';
  const created = Date.parse(get(object, 'metadata.creationTimestamp').string);
  if (createdBy !== undefined && created > Date.parse(createdBy)) return `it was created after ${createdBy}`;
  return fields.map((selector) => fieldMissed(selector, object)).find((missed) => missed !== undefined);
}

function fieldMissed({ key, operation, value = '' }: Selector, object: ObjectJson): string | undefined {
  const found = get(object, key);
  if (!found.exists) return `there is no ${key}`;
  const regexp = compileRegexp(value);
  if ('error' in regexp) return regexp.error;
  const text = found.type === 'String' ? found.string : '';
  const matches = regexp.matches(text);
  if (operation === '=' || operation === '==') return matches ? undefined : `${key} is ${text}`;
  if (operation === '!=') return matches ? `${key} is ${text}` : undefined;
  return `the operation of ${key} is ${operation ?? 'missing'}`;
}

/** When it happened: creation, the latest update by a manager, or deletion. */
function timeOf({ type, object, now }: ResourceMessage): number {
  const created = Date.parse(get(object, 'metadata.creationTimestamp').string);
  if (type === 'ADD') return created;
  if (type === 'DELETE') {
    const deleted = get(object, 'metadata.deletionTimestamp');
    return deleted.exists ? Date.parse(deleted.string) : now;
  }
  const updates = get(object, 'metadata.managedFields.#(operation=="Update")#.time');
  const times = updates.exists ? (JSON.parse(updates.raw) as string[]).map((time) => Date.parse(time)) : [];
  return Math.max(created, ...times);
}

/** The object as Go writes it again: keys sorted, integers in full. */
function canonical(object: ObjectJson): string {
  return write(JSON.parse(object, keepIntegers) as Exact);
}

type Exact = Json | bigint | readonly Exact[] | { readonly [key: string]: Exact };

/** A runtime that does not tell the source of a number leaves it as it is. */
function keepIntegers(_key: string, value: unknown, { source }: { source?: string } = {}): unknown {
  const isBig = typeof value === 'number' && !Number.isSafeInteger(value);
  return isBig && source !== undefined && /^-?\d+$/.test(source) ? BigInt(source) : value;
}

function write(value: Exact): string {
  if (typeof value === 'bigint') return String(value);
  if (value === null || typeof value !== 'object') return marshal(value);
  if (Array.isArray(value)) return `[${(value as readonly Exact[]).map(write).join(',')}]`;
  const entries = Object.entries(value as Readonly<Record<string, Exact>>);
  const members = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${textMember(key)}:${write(member)}`).join(',')}}`;
}
