/** Validates 1,000 parsed manifests again and again and sends back how long each time took, in milliseconds. */
import { loadProject } from '../../emulator/engine/loadProject.ts';
import { validateEventSource } from '../../emulator/engine/validate/eventSource.ts';
import { validateSensor } from '../../emulator/engine/validate/sensor.ts';
import { readFile } from '../../schemas/manifest/file.ts';
import { manifests } from './manifests.ts';

const RUNS = 30;

const { project } = loadProject([readFile('file:///bench.yaml', manifests(1_000))], undefined);
const context = { now: 0, bus: 'other' } as const;

const times = Array.from({ length: RUNS }, () => {
  const began = performance.now();
  const problems = [
    ...project.eventSources.flatMap(({ value }) => validateEventSource(value)),
    ...project.sensors.flatMap(({ value }) => validateSensor(value, context)),
  ];
  const took = performance.now() - began;
  if (problems.length > 0) throw new Error(`a manifest is refused: ${problems[0]?.message ?? ''}`);
  return took;
});
process.send?.(times);
