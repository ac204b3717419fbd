import { expect, it } from 'vitest';

import { createGraph } from '../../../schemas/graph/graph.ts';
import type { View } from '../../../schemas/graph/view.ts';
import { seededRandom } from '../../../scripts/fuzz/random.ts';

const FILES = ['a.yaml', 'b.yaml', 'base/c.yaml', 'base/d.yaml', 'overlays/e.yaml', 'chart/templates/f.yaml'];
const ROOTS: readonly (readonly [string, string])[] = [
  ['base/kustomization.yaml', 'resources: [c.yaml]'],
  ['base/kustomization.yaml', 'resources: [c.yaml, d.yaml]'],
  ['overlays/kustomization.yaml', 'resources: [../base, e.yaml]'],
  ['overlays/kustomization.yaml', 'nothing: here'],
  ['chart/Chart.yaml', 'name: chart'],
];
const NAMES = ['hook', 'other', '{{ .Release.Name }}'] as const;
const NAMESPACES = ['', '  namespace: x\n', '  namespace: y\n'] as const;

const eventSource = (name: string, namespace: string, event: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata:\n  name: ${name}\n${namespace}spec:\n  webhook:\n    ${event}: {}\n`;
const sensor = (namespace: string, eventSourceName: string, event: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata:\n  name: s\n${namespace}spec:\n  dependencies:\n    - {name: d, eventSourceName: ${eventSourceName}, eventName: ${event}}\n`;

/** All that can be asked of a view, as text. */
function seen(view: View): unknown {
  const events = ['push', 'pull'];
  return {
    complete: view.complete,
    resources: view.resources.map(({ file, resource }) => `${file.uri} ${resource.kind}/${resource.name}`),
    events: view.definitions('event').map(({ file, definition }) => `${file.uri} ${definition.name}`),
    named: events.map((name) => view.named('event', name).map(({ file }) => file.uri)),
    of: NAMES.map((name) => view.eventsOf(name).map(({ definition }) => definition.name)),
    listeners: NAMES.flatMap((name) =>
      events.map((event) => view.listeners(name, event).map(({ file }) => file.uri)),
    ),
  };
}

it('a view that grew with each change is that of the files as they are', () => {
  const random = seededRandom(7, 0);
  const graph = createGraph();
  const texts = new Map<string, string>();
  const text = (): string => {
    const namespace = random.pick(NAMESPACES);
    const name = random.pick(NAMES);
    const event = random.pick(['push', 'pull']);
    return random.chance(0.5) ? eventSource(name, namespace, event) : sensor(namespace, name, event);
  };
  for (let edit = 0; edit < 300; edit++) {
    const [path, content] = random.chance(0.1)
      ? random.pick(ROOTS as [(typeof ROOTS)[number]])
      : [random.pick(FILES as [string]), text()];
    const uri = `file:///w/${path}`;
    if (random.chance(0.1)) {
      texts.delete(uri);
      graph.removeFile(uri);
    } else {
      texts.set(uri, content);
      graph.setFile(uri, content);
    }
    const fresh = createGraph();
    for (const [known, whole] of texts) fresh.setFile(known, whole);
    for (const from of FILES)
      for (const namespace of [undefined, 'x']) {
        const at = `file:///w/${from}`;
        expect(seen(graph.viewFrom(at, namespace)), `edit ${edit}: ${path}`).toEqual(
          seen(fresh.viewFrom(at, namespace)),
        );
      }
  }
});
