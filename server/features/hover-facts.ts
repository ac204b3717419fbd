import { firingTimes, type Calendar } from '../../emulator/engine/lang/cron/calendar.ts';
import { formatTime } from '../../emulator/engine/lang/time/format.ts';
import { compareTimes, timeOfMilliseconds } from '../../emulator/engine/lang/time/goTime.ts';
import type {
  EventDependency,
  EventDependencyFilter,
  EventSource,
  Sensor,
} from '../../schemas/generated/types.ts';
import { symbolsOf } from '../../schemas/graph/symbols.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import { nodeAt, pathAt, textAt, type Path } from '../../schemas/yaml/node.ts';
import { fieldAt } from '../embedded/languages.ts';
import { conditionWords } from '../embedded/words/condition.ts';
import { cronWords } from '../embedded/words/cron.ts';
import { dataWords, filtersWords } from '../embedded/words/filters.ts';
import { decodedOf } from '../rules/decoded.ts';
import type { FeatureContext } from './context.ts';

const SHOWN_TIMES = 3;

/**
 * What there is to say of a place beyond what its field means, in Markdown: when a schedule fires, where a webhook is reached.
 * @param now milliseconds since 1970
 */
export function hoverFacts({ document, offset }: FeatureContext, now: number): string | undefined {
  for (const resource of document.content.resources) {
    const { path, onKey } = pathAt(resource.node, offset);
    const found =
      scheduleFacts(resource, path, now) ??
      conditionFacts(resource, path) ??
      (onKey ? (webhookFacts(resource, path) ?? filterFacts(resource, path)) : undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

function scheduleFacts(resource: Resource, path: Path, now: number): string | undefined {
  const last = path.at(-1);
  const isCalendar =
    path[1] === 'calendar' && path.length === 4 && (last === 'schedule' || last === 'interval');
  if (!isCalendar && !(last === 'cron' && path.at(-2) === 'byTime')) return undefined;
  const around = path.slice(0, -1);
  const text = (field: string): string | undefined => {
    const node = nodeAt(resource.node, [...around, field]);
    return node?.kind === 'scalar' && node.type === 'string' && !node.templated ? node.text : undefined;
  };
  const schedule = text(isCalendar ? 'schedule' : 'cron');
  const [interval, timezone] = [text('interval'), text('timezone')];
  const calendar: Calendar = {
    ...(schedule !== undefined && { schedule }),
    ...(interval !== undefined && { interval }),
    ...(timezone !== undefined && { timezone }),
  };
  const times = firingTimes(calendar, '', '');
  if ('error' in times) return undefined;
  const shown: string[] = [];
  let at = timeOfMilliseconds(now, times.zone);
  while (shown.length < SHOWN_TIMES) {
    const next = times.next(at);
    if ('error' in next || compareTimes(next, at) <= 0) break;
    shown.push(`\`${formatTime(next, 'Mon 2006-01-02 15:04:05 MST')}\``);
    at = next;
  }
  if (shown.length === 0)
    return isCalendar
      ? 'No such date ever comes, and Argo Events then fires without a pause.'
      : 'It never comes round.';
  const words = schedule === undefined ? undefined : cronWords(schedule);
  return `${words === undefined ? '' : `${words}. `}Fires next at ${shown.join(', ')}.`;
}

function conditionFacts(resource: Resource, path: Path): string | undefined {
  if (fieldAt(resource.kind, path) !== 'TriggerTemplate.conditions') return undefined;
  const conditions = textAt(resource.node, path);
  const { definitions } = symbolsOf(resource);
  const names = definitions.filter(({ kind }) => kind === 'dependency').map(({ name }) => name);
  return conditions === undefined ? undefined : conditionWords(conditions, names);
}

/** Of `filters`, and of its `data`. */
function filterFacts(resource: Resource, path: Path): string | undefined {
  const field = fieldAt(resource.kind, path);
  const isData = field === 'EventDependencyFilter.data';
  if (!isData && field !== 'EventDependency.filters') return undefined;
  const { spec } = decodedOf(resource, { partial: true }).value as { spec?: Partial<Sensor['spec']> };
  const dependency: Partial<EventDependency> | undefined = spec?.dependencies?.[Number(path[2])];
  const filters: Partial<EventDependencyFilter> | undefined = dependency?.filters;
  if (!filters) return undefined;
  if (!isData) return filtersWords(filters, dependency?.filtersLogicalOperator ?? '');
  const words = dataWords(filters.data ?? [], filters.dataLogicalOperator);
  return words === '' ? undefined : `Lets an event through where ${words}.`;
}

interface Listening {
  readonly endpoint?: string;
  readonly port?: string;
  readonly method?: string;
}

function webhookFacts(resource: Resource, path: Path): string | undefined {
  if (resource.kind !== 'EventSource' || path.length !== 3) return undefined;
  const { spec } = decodedOf(resource, { partial: true }).value as unknown as Partial<EventSource>;
  const [, type = '', name = ''] = path.map(String);
  const entry = (spec as Readonly<Record<string, Readonly<Record<string, object>>>> | undefined)?.[type]?.[
    name
  ];
  const {
    endpoint,
    port,
    method = 'POST',
  }: Listening = (type === 'webhook' ? entry : (entry as { webhook?: Listening } | undefined)?.webhook) ?? {};
  if (endpoint === undefined || port === undefined) return undefined;
  const body = method === 'GET' ? '' : ` -X ${method} -H 'Content-Type: application/json' -d '{}'`;
  const ports = spec?.service?.ports ?? [];
  const served = ports.find((one) => String(one.targetPort ?? one.port) === port);
  const host = `${resource.name ?? 'NAME'}-eventsource-svc.${resource.namespace ?? 'NAMESPACE'}.svc`;
  const inCluster = served
    ? `In the cluster: \`http://${host}:${served.port}${endpoint}\``
    : `In the cluster there is no Service for it: \`spec.service.ports\` does not name port ${port}.`;
  return `While the emulator runs: \`curl${body} http://127.0.0.1:${port}${endpoint}\`\n\n${inCluster}`;
}
