import { writeFileSync } from 'node:fs';

import { firedPayloadIs, messageProperties } from '../../emulator/engine/sources/messages/fired.ts';
import { samplesOf } from '../../emulator/engine/sources/samples/table.ts';
import { takesRequests } from '../../emulator/engine/sources/table.ts';
import { policyOf } from '../../emulator/engine/triggers/policy.ts';
import { LIVE_TYPES, TRIGGER_ORDER } from '../../emulator/engine/triggers/table.ts';
import { ARGO_EVENTS_VERSION } from '../../emulator/runtime/version.ts';
import type { Trigger } from '../../schemas/generated/types.ts';
import { readCatalogue, type Catalogue, type CatalogueEventSource } from './catalogue.ts';

const PAGE = new URL('../../docs/types.md', import.meta.url);

if (import.meta.main) writeFileSync(PAGE, typesPage(readCatalogue()));

/** `docs/types.md`: what is emulated of each type, from the catalogue and the code. */
export function typesPage(catalogue: Catalogue): string {
  const sources = catalogue.eventSources.map(sourceRow);
  const triggers = TRIGGER_ORDER.map((type) => triggerRow(type, catalogue));
  return `# Types

Made by \`npm run generate:docs\`. Each type links to its fields; completion and hover in the editor say more of them, as of Argo Events ${ARGO_EVENTS_VERSION}.

## Event sources

All ${sources.length} can be fired, with a sample or a payload of your own.

${table(['type', 'where its events come from', 'samples', '`jsonBody`', 'filter'], sources)}
## Triggers

All ${triggers.length} resolve to what would be sent, and the trace shows it as it would be. A policy decides once a trigger is live or has a set answer (\`answers\` in \`.argo-events.yaml\`).

${table(['type', 'what would be done', '`parameters` go onto', '`payload`', '`policy`', 'can be live'], triggers)}`;
}

function sourceRow(source: CatalogueEventSource): string[] {
  const { key, goType, supportsJsonBody, supportsExpressionFilter } = source;
  const samples = samplesOf(key).map(({ name }) => code(name));
  const filter = supportsExpressionFilter ? code('filter.expression') : ownFilter(source);
  return [link(key, goType), originOf(key), samples.join(', '), mark(supportsJsonBody), filter];
}

function originOf(type: string): string {
  if (takesRequests(type)) return 'HTTP requests on 127.0.0.1, or a fired one';
  if (type === 'calendar') return 'the clock, or a fired tick';
  if (firedPayloadIs(type) === 'notification') return 'a fired notification';
  const beside = Object.keys(messageProperties(type)).map(code);
  return `a fired message: its body${beside.length === 0 ? '' : `; the sample may add ${beside.join(', ')}`}`;
}

/** The filter of a type that has none by expression. */
function ownFilter({ fields }: CatalogueEventSource): string {
  const filter = fields.find(({ key }) => key === 'filter' || key === 'eventFilter');
  return filter ? `${code(filter.key)}, of its own kind` : '';
}

function triggerRow(type: (typeof TRIGGER_ORDER)[number], { types }: Catalogue): string[] {
  const field = types.TriggerTemplate?.fields.find(({ key }) => key === type);
  const goType = field?.type ?? '';
  const fields = types[goType]?.fields.map(({ key }) => key) ?? [];
  const target = fields.includes('source') ? 'the object' : 'its own fields';
  return [
    link(type, goType),
    field?.description ?? '',
    fields.includes('parameters') ? target : '',
    mark(fields.includes('payload')),
    policyFor(type),
    mark(LIVE_TYPES.has(type)),
  ];
}

function policyFor(type: string): string {
  const policy: Trigger['policy'] = { status: {}, k8s: { labels: {} } };
  const kind = policyOf(type, { template: { name: '' }, policy })?.kind;
  return kind ? code(`policy.${kind}`) : '';
}

function link(key: string, goType: string): string {
  return `[${code(key)}](https://argoproj.github.io/argo-events/APIs/#argoproj.io/v1alpha1.${goType})`;
}

function code(text: string): string {
  return `\`${text}\``;
}

function mark(is: boolean): string {
  return is ? 'yes' : '';
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}
