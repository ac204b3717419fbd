import type {
  EventDependency,
  EventDependencyFilter,
  EventSource,
  Sensor,
} from '../../schemas/generated/types.ts';
import { symbolsOf } from '../../schemas/graph/symbols.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import { pathAt, textAt, type Path } from '../../schemas/yaml/node.ts';
import { fieldAt } from '../embedded/languages.ts';
import { conditionWords } from '../embedded/words/condition.ts';
import { cronWords } from '../embedded/words/cron.ts';
import { dataWords, filtersWords } from '../embedded/words/filters.ts';
import { decodedOf } from '../rules/decoded.ts';
import type { FeatureContext } from './context.ts';
import { calendarAt, nextFirings } from './firings.ts';

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
  const calendar = calendarAt(resource, path);
  const times = calendar && nextFirings(calendar, now, SHOWN_TIMES);
  if (!times) return undefined;
  if (times.length === 0)
    return path[1] === 'calendar'
      ? 'No such date ever comes, and Argo Events then fires without a pause.'
      : 'It never comes round.';
  const words = calendar.schedule === undefined ? undefined : cronWords(calendar.schedule);
  const shown = times.map((time) => `\`${time}\``).join(', ');
  return `${words === undefined ? '' : `${words}. `}Fires next at ${shown}.`;
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
