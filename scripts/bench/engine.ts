import type { EventDependency, TriggerParameter } from '../../schemas/generated/types.ts';
import type { SensorEvent } from '../../emulator/engine/event.ts';
import { filterEvent } from '../../emulator/engine/sensors/filter/filter.ts';
import { applyParameters } from '../../emulator/engine/sensors/parameters/apply.ts';
import { constructPayload } from '../../emulator/engine/sensors/parameters/payload.ts';
import { transformEvent } from '../../emulator/engine/sensors/transform.ts';
import { pushData, WORKFLOW } from './engineInputs.ts';
import { median, type Report } from './measure.ts';

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
const WITHOUT_TEMPLATE = PARAMETERS.slice(0, -1);

type Dependency = Pick<EventDependency, 'filters' | 'transform'>;
type Work = (event: SensorEvent) => { readonly error?: string };

interface Measured {
  readonly name: string;
  /** Operations a second of the real code, from test/conformance/README.md. */
  readonly go: number;
  readonly work: Work;
  /** The same event again and again, as upstream was measured: it is read once, as behind a filter. */
  readonly again?: true;
}

const filters = (dependency: Dependency): Work => {
  return (event) => {
    const { pass, error = pass ? undefined : 'the filter has to pass' } = filterEvent(
      dependency,
      event,
      PORTS,
      WHERE,
    );
    return error === undefined ? {} : { error };
  };
};
const transforms = (dependency: Dependency): Work => {
  return (event) => transformEvent(dependency, event, 'sensor/trigger/push', PORTS, WHERE);
};
const parameters = (list: readonly TriggerParameter[]): Work => {
  return (event) => applyParameters(WORKFLOW, list, { push: event }, PORTS, WHERE);
};
const payload: Work = (event) => constructPayload(PARAMETERS, { push: event }, PORTS, WHERE);

/** One line an operation. */
const OPERATIONS: readonly Measured[] = [
  { name: 'filter.3-data', go: 115_000, work: filters(DATA_FILTERS) },
  { name: 'filter.1-expr', go: 104_000, work: filters(EXPR_FILTER) },
  { name: 'filter.lua', go: 6_200, work: filters(LUA_FILTER) },
  { name: 'transform.jq', go: 17_000, work: transforms(JQ) },
  { name: 'transform.lua', go: 5_500, work: transforms(LUA) },
  { name: 'parameters.5-with-template', go: 7_100, work: parameters(PARAMETERS) },
  { name: 'parameters.4', go: 17_700, work: parameters(WITHOUT_TEMPLATE) },
  { name: 'payload.5-with-template', go: 5_800, work: payload },
  { name: 'filter.3-data.again', go: 115_000, work: filters(DATA_FILTERS), again: true },
  { name: 'filter.1-expr.again', go: 104_000, work: filters(EXPR_FILTER), again: true },
  { name: 'parameters.5-with-template.again', go: 7_100, work: parameters(PARAMETERS), again: true },
  { name: 'parameters.4.again', go: 17_700, work: parameters(WITHOUT_TEMPLATE), again: true },
  { name: 'payload.5-with-template.again', go: 5_800, work: payload, again: true },
];

/** What the engine does most, one operation after the other in one thread, next to upstream's figures. */
export function benchEngine(report: Report): Promise<void> {
  const events = Array.from({ length: EVENTS }, (_, index) => pushData(index));
  const sameEvent = events.map(() => events[0] ?? '');
  for (const { name, go, work, again } of OPERATIONS) {
    const texts = again ? sameEvent : events;
    const { error } = work(eventWith(texts[0] ?? ''));
    if (error !== undefined) throw new Error(`${name}: ${error}`);
    run(work, texts, WARM_UP_MS);
    const rate = median(Array.from({ length: ROUNDS }, () => run(work, texts, ROUND_MS)));
    report({ name: `engine.${name}`, value: Math.round(rate), unit: 'ops/s' });
    report({ name: `engine.${name}.vs-go`, value: Math.round((rate / go) * 100) / 100, unit: 'ratio' });
  }
  return Promise.resolve();
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
