import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

import { samplesOf, type Sample } from '../../../emulator/engine/sources/samples/table.ts';
import { PLAIN, traceLines } from '../../../emulator/engine/trace/text.ts';
import { eventSourceTypes } from '../../../schemas/type-names.ts';
import { address, testEmulator } from '../../support/emulator.ts';
import { SAMPLE_ENTRIES } from '../../support/sampleEntries.ts';
import { SAMPLE_FILTERS } from '../../support/sampleFilters.ts';

const GOLDENS = fileURLToPath(new URL('../../goldens/samples', import.meta.url));
const TYPES = { string: 'string', number: 'number', boolean: 'bool' } as const;

/** An event source that asks for the sample and a sensor that asks for one of its fields and sends it on. */
function manifests(type: string, sample: Sample): string {
  const [path, value] = SAMPLE_FILTERS[type]?.[sample.name] ?? ['', ''];
  const data = [{ path, type: TYPES[typeof value as keyof typeof TYPES], value: [String(value)] }];
  const src = { dependencyName: 'd', dataKey: path };
  const http = { url: 'http://example.com', method: 'POST', payload: [{ src, dest: 'value' }] };
  const head = (kind: string, spec: object): string =>
    JSON.stringify({
      apiVersion: 'argoproj.io/v1alpha1',
      kind,
      metadata: { name: type.toLowerCase() },
      spec,
    });
  const dependency = { name: 'd', eventSourceName: type.toLowerCase(), eventName: 'e', filters: { data } };
  return [
    head('EventSource', { [type]: { e: SAMPLE_ENTRIES[type]?.(sample) } }),
    head('Sensor', { dependencies: [dependency], triggers: [{ template: { name: 't', http } }] }),
  ].join('\n---\n');
}

async function traceOf(type: string, sample: Sample): Promise<string> {
  const { emulator, steps } = await testEmulator(manifests(type, sample));
  expect(emulator.summary().problems).toEqual([]);
  const { done } = await emulator.fire(address(`${type.toLowerCase()}/e`), { sample: sample.name });
  await done;
  await emulator.close();
  const data = steps.map((step) =>
    step.kind === 'event.received' ? (step.output?.data ?? 'no event data') : '',
  );
  const trace = traceLines(steps, PLAIN, ({ pointer }) => pointer);
  return [`== ${sample.name}: ${sample.title}`, ...data.filter((text) => text !== ''), ...trace, ''].join(
    '\n',
  );
}

it.each(eventSourceTypes.map((type) => [type]))(
  'the samples of %s lead to what they led to before',
  async (type) => {
    const samples = samplesOf(type);
    expect(Object.keys(SAMPLE_FILTERS[type] ?? {})).toEqual(samples.map(({ name }) => name));
    const traces = [];
    for (const sample of samples) traces.push(await traceOf(type, sample));
    await expect(traces.join('\n')).toMatchFileSnapshot(join(GOLDENS, `${type}.txt`));
  },
);
