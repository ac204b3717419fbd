import type { EventDependency, TriggerParameter } from '../../schemas/generated/types.ts';
import type { SensorEvent } from '../../emulator/engine/event.ts';
import { filterEvent } from '../../emulator/engine/sensors/filter/filter.ts';
import { applyParameters } from '../../emulator/engine/sensors/parameters/apply.ts';
import { constructPayload } from '../../emulator/engine/sensors/parameters/payload.ts';
import { transformEvent } from '../../emulator/engine/sensors/transform.ts';
import { pushData, WORKFLOW } from './engineInputs.ts';
import { median, type Report } from './measure.ts';
import { operationsOfUpstream } from './upstream.ts';

/** How many events with different data take turns, so that nothing can be answered from the one before. */
const EVENTS = 500;
const ROUNDS = 7;
const ROUND_MS = 200;
const WARM_UP_MS = 400;

const PORTS = { now: () => 0, random: () => 0.5 };
const WHERE = { uri: 'file:///bench.yaml', document: 0, pointer: '/spec/dependencies/0' };

const data = (path: string, type: string, value: string[], comparator?: '>='): object => ({
  path,
  type,
  value,
  ...(comparator && { comparator }),
});
const DATA_FILTERS = {
  filters: {
    data: [
      data('header.X-Github-Event.0', 'string', ['^push$']),
      data('body.repository.full_name', 'string', ['octo-org/hello-world']),
      data('body.size', 'number', ['1'], '>='),
    ],
  },
} as Dependency;
const EXPR_FILTER: Dependency = {
  filters: {
    exprs: [
      {
        expr: 'ref == "refs/heads/main" && size >= 1',
        fields: [
          { path: 'body.ref', name: 'ref' },
          { path: 'body.size', name: 'size' },
        ],
      },
    ],
  },
};
const LUA_FILTER: Dependency = {
  filters: {
    script: 'return event.body.ref == "refs/heads/main" and #event.body.commits > 0',
  },
};
const JQ = {
  transform: { jq: '{ref: .body.ref, repo: .body.repository.full_name, ids: [.body.commits[].id]}' },
};
const LUA = {
  transform: {
    script:
      'local ids = {}\nfor i, c in ipairs(event.body.commits) do ids[i] = c.id end\nreturn {ref = event.body.ref, repo = event.body.repository.full_name, ids = ids}',
  },
};

const from = (dataKey: string, dest: string, more: Partial<TriggerParameter> = {}): TriggerParameter => ({
  src: { dependencyName: 'push', dataKey },
  dest,
  ...more,
});
const PARAMETERS: readonly TriggerParameter[] = [
  from('body.after', 'spec.arguments.parameters.0.value'),
  from('body.repository.clone_url', 'spec.arguments.parameters.1.value'),
  from('body.pusher.name', 'metadata.labels.pusher'),
  from('body.repository.name', 'metadata.generateName', { operation: 'prepend' }),
  {
    src: {
      dependencyName: 'push',
      dataTemplate: '{{ .Input.body.ref | trimPrefix "refs/heads/" | replace "/" "-" }}',
    },
    dest: 'spec.arguments.parameters.2.value',
  },
];
const RESOURCE: Operation = { parameters: PARAMETERS, onto: WORKFLOW };
const RESOURCE_WITHOUT_TEMPLATE: Operation = { parameters: PARAMETERS.slice(0, -1), onto: WORKFLOW };

type Dependency = Pick<EventDependency, 'filters' | 'transform'>;
/** A decision of a dependency, or parameters: onto a resource, or as a payload. */
type Operation = Dependency & { readonly parameters?: readonly TriggerParameter[]; readonly onto?: string };
type Work = (event: SensorEvent) => { readonly error?: string };

interface Measured {
  readonly name: string;
  /** Operations a second of the real code, from test/conformance/README.md. */
  readonly recorded: number;
  readonly operation: Operation;
  /** The same event again and again, as upstream was measured: it is read once, as behind a filter. */
  readonly again?: true;
}

function workOf(operation: Operation): Work {
  const { filters, transform, parameters, onto } = operation;
  if (filters)
    return (event) => {
      const { pass, error } = filterEvent(operation, event, PORTS, WHERE);
      return pass ? {} : { error: error ?? 'the filter has to pass' };
    };
  if (transform) return (event) => transformEvent(operation, event, 'sensor/trigger/push', PORTS, WHERE);
  const list = parameters ?? [];
  if (onto === undefined) return (event) => constructPayload(list, { push: event }, PORTS, WHERE);
  return (event) => applyParameters(onto, list, { push: event }, PORTS, WHERE);
}

/** One line an operation. */
const OPERATIONS: readonly Measured[] = [
  { name: 'filter.3-data', recorded: 115_000, operation: DATA_FILTERS },
  { name: 'filter.1-expr', recorded: 104_000, operation: EXPR_FILTER },
  { name: 'filter.lua', recorded: 6_200, operation: LUA_FILTER },
  { name: 'transform.jq', recorded: 17_000, operation: JQ },
  { name: 'transform.lua', recorded: 5_500, operation: LUA },
  { name: 'parameters.5-with-template', recorded: 7_100, operation: RESOURCE },
  { name: 'parameters.4', recorded: 17_700, operation: RESOURCE_WITHOUT_TEMPLATE },
  { name: 'payload.5-with-template', recorded: 5_800, operation: { parameters: PARAMETERS } },
  { name: 'filter.3-data.again', recorded: 115_000, operation: DATA_FILTERS, again: true },
  { name: 'filter.1-expr.again', recorded: 104_000, operation: EXPR_FILTER, again: true },
  { name: 'parameters.5-with-template.again', recorded: 7_100, operation: RESOURCE, again: true },
  { name: 'parameters.4.again', recorded: 17_700, operation: RESOURCE_WITHOUT_TEMPLATE, again: true },
  {
    name: 'payload.5-with-template.again',
    recorded: 5_800,
    operation: { parameters: PARAMETERS },
    again: true,
  },
];

/** What the engine does most, one operation after the other in one thread, next to the real code. */
export async function benchEngine(report: Report): Promise<void> {
  const events = Array.from({ length: EVENTS }, (_, index) => pushData(index));
  const sameEvent = events.map(() => events[0] ?? '');
  for (const { name, recorded, operation, again } of OPERATIONS) {
    const texts = again ? sameEvent : events;
    const work = workOf(operation);
    const { error } = work(eventWith(texts[0] ?? ''));
    if (error !== undefined) throw new Error(`${name}: ${error}`);
    run(work, texts, WARM_UP_MS);
    const rate = median(Array.from({ length: ROUNDS }, () => run(work, texts, ROUND_MS)));
    const go = await operationsOfUpstream({ ...operation, events: texts }, recorded);
    report({ name: `engine.${name}`, value: Math.round(rate), unit: 'ops/s' });
    report({ name: `engine.${name}.go`, value: Math.round(go.rate), unit: go.unit });
    report({ name: `engine.${name}.vs-go`, value: Math.round((rate / go.rate) * 100) / 100, unit: 'ratio' });
  }
}

/** Operations a second. Each is done on an event of its own. */
function run(work: Work, texts: readonly string[], forMs: number): number {
  const start = performance.now();
  let count = 0;
  let elapsed = 0;
  while (elapsed < forMs) {
    for (const text of texts) work(eventWith(text));
    count += texts.length;
    elapsed = performance.now() - start;
  }
  return count / (elapsed / 1000);
}

function eventWith(text: string): SensorEvent {
  return {
    context: {
      id: '3f2a6c1e9d',
      source: 'webhook',
      specversion: '1.0',
      type: 'webhook',
      datacontenttype: 'application/json',
      subject: 'push',
      time: '2024-05-17T10:20:30Z',
    },
    data: text,
  };
}
