import type {
  CalendarEventSource,
  FileEventSource,
  GenericEventSource,
  HDFSEventSource,
  ResourceEventSource,
  SFTPEventSource,
} from '../../../../schemas/generated/types.ts';
import { parseSchedule } from '../../lang/cron/calendar.ts';
import { at, below, empty, type Problem } from '../problem.ts';
import { checkWatchPath, durationError, rules } from './shared.ts';

export const checkCalendar = rules<CalendarEventSource>((entry) => {
  const parsed = parseSchedule(entry);
  return 'error' in parsed && at(parsed.error, empty(entry.schedule) ? 'interval' : 'schedule');
});

export const checkFile = rules<FileEventSource>(
  ({ eventType }) => empty(eventType) && at('type must be specified', 'eventType'),
  ({ watchPathConfig = {} }) => below(checkWatchPath(watchPathConfig), 'watchPathConfig'),
);

export const checkSftp = rules<SFTPEventSource>(
  ({ eventType }) => empty(eventType) && at('type must be specified', 'eventType'),
  ({ watchPathConfig = {} }) => below(checkWatchPath(watchPathConfig), 'watchPathConfig'),
);

export const checkGeneric = rules<GenericEventSource>(
  ({ url }) => empty(url) && at("server url can't be empty", 'url'),
  ({ config }) => empty(config) && at("config can't be empty", 'config'),
);

export const checkResource = rules<ResourceEventSource>(
  ({ version }) => empty(version) && at('version must be specified', 'version'),
  ({ resource }) => empty(resource) && at('resource must be specified', 'resource'),
  ({ eventTypes }) => !eventTypes && at('event types must be specified', 'eventTypes'),
  ({ filter }) => selectorProblems(filter?.labels, 'labels'),
  ({ filter }) => selectorProblems(filter?.fields, 'fields'),
);

function selectorProblems(
  selectors: readonly { readonly key?: string }[] | undefined,
  field: string,
): Problem[] {
  return (selectors ?? []).flatMap(({ key }, index) =>
    empty(key) ? [at("key can't be empty for selector", 'filter', field, index, 'key')] : [],
  );
}

const HDFS_TYPES = new Set(['CREATE', 'REMOVE', 'WRITE', 'RENAME', 'CHMOD']);

export const checkHdfs = rules<HDFSEventSource>(
  ({ type }) => empty(type) && at('type is required', 'type'),
  ({ type = '' }) => !type.split('|').some((one) => HDFS_TYPES.has(one)) && at('type is invalid', 'type'),
  ({ checkInterval = '' }) =>
    checkInterval !== '' &&
    durationError(checkInterval) !== undefined &&
    at('failed to parse interval', 'checkInterval'),
  (entry) => checkWatchPath(entry),
  ({ addresses }) => (addresses ?? []).length === 0 && at('addresses is required', 'addresses'),
  ({ hdfsUser, krbCCacheSecret, krbKeytabSecret }) =>
    empty(hdfsUser) &&
    !krbCCacheSecret &&
    !krbKeytabSecret &&
    at('either hdfsUser, krbCCacheSecret or krbKeytabSecret is required', 'hdfsUser'),
  (entry) => kerberosProblem(entry),
);

function kerberosProblem(entry: Partial<HDFSEventSource>): Problem | undefined {
  const { krbKeytabSecret, krbCCacheSecret, krbServicePrincipalName, krbConfigConfigMap } = entry;
  const shared = !empty(krbServicePrincipalName) && krbConfigConfigMap;
  if (krbKeytabSecret && !(shared && !empty(entry.krbUsername) && !empty(entry.krbRealm)))
    return at(
      'krbServicePrincipalName, krbConfigConfigMap, krbUsername and krbRealm are required with krbKeytabSecret',
      'krbKeytabSecret',
    );
  return krbCCacheSecret && !krbKeytabSecret && !shared
    ? at(
        'krbServicePrincipalName and krbConfigConfigMap are required with krbCCacheSecret',
        'krbCCacheSecret',
      )
    : undefined;
}
