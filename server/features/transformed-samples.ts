import { transformData } from '../../emulator/engine/lang/jq/transform.ts';
import { runTransform } from '../../emulator/engine/lang/lua/run.ts';
import type { Json } from '../../schemas/schema-node.ts';
import type { TransformText } from '../rules/dependency-event.ts';
import type { SampleData } from './event-data.ts';

/** A program runs while somebody types: it gets a fiftieth of what an emulator grants it. */
const PORTS = { now: () => 0, random: () => 0, effort: 1 / 50 };

/** After so many samples that a program cannot do with, no more are tried. */
const MOST_FAILURES = 2;

const made = new WeakMap<SampleData, { readonly program: string; readonly data: Json | undefined }>();

/** What a transform makes of samples, jq before Lua as in a Sensor; without those that it drops. */
export function transformedSamples(transform: TransformText, samples: readonly SampleData[]): SampleData[] {
  const found: SampleData[] = [];
  let failures = 0;
  for (const sample of samples) {
    if (failures === MOST_FAILURES) break;
    const data = dataAfter(transform, sample);
    if (data === undefined) failures++;
    // What its fields mean is no longer known.
    else found.push({ ...sample, shape: undefined, data });
  }
  return found;
}

function dataAfter(transform: TransformText, sample: SampleData): Json | undefined {
  const program = `${transform.language} ${transform.program}`;
  const known = made.get(sample);
  if (known?.program === program) return known.data;
  const answer = run(transform, JSON.stringify(sample.data));
  const data = 'data' in answer ? (JSON.parse(answer.data) as Json) : undefined;
  made.set(sample, { program, data });
  return data;
}

function run({ language, program }: TransformText, data: string): { readonly data: string } | object {
  return language === 'jq' ? transformData(program, data, PORTS) : runTransform(program, data, PORTS);
}
