import type { ResourceEventSource, S3Artifact, Selector } from '../../../../schemas/generated/types.ts';
import { get } from '../../lang/gjson/get.ts';
import type { SourceEntry } from '../table.ts';
import type { Members } from './firedFacts.ts';
import type { ResourceMessage } from './resource.ts';

/** One line a source type whose server picks what it sends: why it does not send a message to an entry; undefined if it does. */
const PICKED: Readonly<Record<string, (entry: never, message: never) => string | undefined>> = {
  minio: missedByMinio,
  resource: missedByApiServer,
};

/**
 * Why a server would not send what a developer fires: the filters that an entry hands on to it. Places are taken as they are: a bucket, a
 * namespace, a topic.
 */
export function undelivered(sourceType: string, entry: SourceEntry, message: object): string | undefined {
  return PICKED[sourceType]?.(entry as never, message as never);
}

function missedByApiServer(
  { filter }: Partial<ResourceEventSource>,
  { object }: ResourceMessage,
): string | undefined {
  const labels = get(object, 'metadata.labels').raw || 'null';
  const known = JSON.parse(labels) as Readonly<Record<string, string>> | null;
  const missed = filter?.labels?.find((selector) => !selects(selector, known?.[selector.key]));
  if (!missed) return undefined;
  const { key, operation = '=', value = '' } = missed;
  const asked = `${key} ${operation} ${value}`.trim();
  const label = known?.[key];
  const found = label === undefined ? 'there is no such label' : `the label is ${label}`;
  return `the API server does not send it: filter.labels asks for ${asked}, and ${found}`;
}

/** Whether a label requirement of Kubernetes holds; one that cannot be read is the business of others. */
function selects({ operation = '', value = '' }: Selector, label: string | undefined): boolean {
  switch (operation) {
    case '':
    case '=':
    case '==':
      return label === value;
    case '!=':
      return label !== value;
    case 'in':
      return label !== undefined && value.split(',').includes(label);
    case 'notin':
      return label === undefined || !value.split(',').includes(label);
    case 'exists':
      return label !== undefined;
    case '!':
      return label === undefined;
    case 'gt':
      return Number(label) > Number(value);
    case 'lt':
      return Number(label) < Number(value);
    default:
      return true;
  }
}

function missedByMinio(
  { events = [], filter }: Partial<S3Artifact>,
  { Records }: Members,
): string | undefined {
  const records = JSON.stringify(Records);
  const name = get(records, '0.eventName').string;
  const key = unescapeKey(get(records, '0.s3.object.key').string);
  if (events.length > 0 && !events.some((event) => isNamed(event, name)))
    return `MinIO does not send it: ${name} is not among events`;
  const { prefix = '', suffix = '' } = filter ?? {};
  if (!key.startsWith(prefix)) return `MinIO does not send it: the key ${key} does not begin with ${prefix}`;
  return key.endsWith(suffix)
    ? undefined
    : `MinIO does not send it: the key ${key} does not end with ${suffix}`;
}

/** `s3:ObjectCreated:*` is any event that begins so. */
function isNamed(event: string, name: string): boolean {
  return event.endsWith('*') ? name.startsWith(event.slice(0, -1)) : event === name;
}

function unescapeKey(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch {
    return key;
  }
}
