import { createProject } from '../../schemas/graph/project.ts';
import { readFile } from '../../schemas/manifest/file.ts';
import type { Step } from '../../emulator/engine/trace/step.ts';
import { virtualClock, type VirtualClock } from '../../emulator/runtime/clock.ts';
import { createEmulator, type Emulator, type EmulatorPorts } from '../../emulator/runtime/emulator.ts';
import { createEvaluator } from '../../emulator/runtime/evaluator.ts';
import { idsFrom } from '../../emulator/runtime/ports.ts';
import { surroundingsOf } from '../../emulator/runtime/standIns.ts';
import { sendRequest } from '../../emulator/runtime/senders/http.ts';
import { stepsOf } from '../../emulator/runtime/stepBatch.ts';

export interface TestEmulator {
  readonly emulator: Emulator;
  readonly clock: VirtualClock;
  readonly steps: Step[];
  /** `kind verdict` of each step so far. */
  readonly verdicts: () => string[];
}

export const START = Date.parse('2026-01-02T03:04:05Z');

const THREAD = new URL('../../emulator/runtime/worker/thread.ts', import.meta.url);

/** An emulator in this process that runs the given manifests at a fixed moment, with what an `.argo-events.yaml` says. */
export async function testEmulator(
  text: string,
  ports: Partial<EmulatorPorts> = {},
  config?: string,
): Promise<TestEmulator> {
  const steps: Step[] = [];
  const clock = virtualClock(START);
  const emulator = createEmulator({
    clock,
    evaluator: createEvaluator(THREAD),
    send: sendRequest,
    newId: idsFrom('test'),
    onSteps: (batch) => void steps.push(...stepsOf(batch)),
    connect: false,
    ...ports,
  });
  const files = [readFile('file:///test.yaml', text)];
  const project = createProject();
  if (config !== undefined)
    project.setFile('file:///.argo-events.yaml', `kind: ArgoEventsProject\n${config}`);
  await emulator.load(files, await surroundingsOf(project, files));
  return { emulator, clock, steps, verdicts: () => steps.map((step) => `${step.kind} ${step.verdict}`) };
}

export const address = (name: string): { namespace: string; eventSource: string; eventName: string } => {
  const [eventSource = '', eventName = ''] = name.split('/');
  return { namespace: 'argo-events', eventSource, eventName };
};
