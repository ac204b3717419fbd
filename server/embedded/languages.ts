import { schemaAt } from '../../schemas/definitions.ts';
import type { ManifestKind } from '../../schemas/schema-node.ts';
import type { Path } from '../../schemas/yaml/node.ts';

/** A language that stands inside fields of a manifest. */
export type Language =
  'condition' | 'cron' | 'duration' | 'expr' | 'gjson' | 'govaluate' | 'jq' | 'lua' | 'regexp' | 'template';

/** Which language stands at which field: one line a field of a Go type. */
const LANGUAGES: Readonly<Record<string, Language>> = {
  'CalendarEventSource.interval': 'duration',
  'CalendarEventSource.schedule': 'cron',
  'ConditionsResetByTime.cron': 'cron',
  'DataFilter.path': 'gjson',
  'DataFilter.template': 'template',
  /** Of filters of type `string`. */
  'DataFilter.value': 'regexp',
  'EventDependencyFilter.script': 'lua',
  'EventDependencyTransformer.jq': 'jq',
  'EventDependencyTransformer.script': 'lua',
  'EventSourceFilter.expression': 'expr',
  'ExprFilter.expr': 'govaluate',
  'HDFSEventSource.pathRegexp': 'regexp',
  'PayloadField.path': 'gjson',
  'TriggerParameterSource.contextKey': 'gjson',
  'TriggerParameterSource.contextTemplate': 'template',
  'TriggerParameterSource.dataKey': 'gjson',
  'TriggerParameterSource.dataTemplate': 'template',
  'TriggerTemplate.conditions': 'condition',
  'WatchPathConfig.pathRegexp': 'regexp',
};

/** The field at a path as `TYPE.FIELD`, such as `ExprFilter.expr`; of an item of a list the list's. */
export function fieldAt(kind: ManifestKind, path: Path): string | undefined {
  const at = path.findLastIndex((segment) => typeof segment === 'string');
  const type = at < 0 ? undefined : schemaAt(kind, path.slice(0, at))?.['x-argo-definition'];
  return type === undefined ? undefined : `${type}.${String(path[at])}`;
}

/** The language of a field, as `fieldAt` names it. */
export function languageOf(field: string): Language | undefined {
  return Object.hasOwn(LANGUAGES, field) ? LANGUAGES[field] : undefined;
}
