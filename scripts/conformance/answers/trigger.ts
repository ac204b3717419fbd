import type { SensorEvent } from '../../../emulator/engine/event.ts';
import { decodeStruct } from '../../../emulator/engine/sensors/goStruct/decode.ts';
import { toObject } from '../../../emulator/engine/sensors/goStruct/encode.ts';
import { structOf } from '../../../emulator/engine/sensors/goStruct/shape.ts';
import { applyTemplateParameters } from '../../../emulator/engine/sensors/templateParameters.ts';
import { executionError, notConstructed, type Execution } from '../../../emulator/engine/triggers/outcome.ts';
import type { Conversation } from '../../../emulator/engine/triggers/sending/conversation.ts';
import { applyPolicy } from '../../../emulator/engine/triggers/sending/policy.ts';
import { sendSteps, type Memory } from '../../../emulator/engine/triggers/sending/table.ts';
import { resolveTrigger, triggerTypeOf } from '../../../emulator/engine/triggers/table.ts';
import type { Trigger } from '../../../schemas/generated/types.ts';
import { PORTS } from './ports.ts';
import { fakeWorld, type World, type WorldInput } from './trigger/world.ts';

interface Input extends WorldInput {
  readonly trigger: Trigger;
  readonly events?: Readonly<Record<string, SensorEvent>>;
  /** How often the trigger is executed in one process. */
  readonly repeat?: number;
}

interface Failure {
  readonly error?: string;
  readonly cause?: string;
}

/** Runs a trigger with the remote sides of the recorder. */
export function answerTrigger(given: Input): unknown {
  const struct = structOf('Trigger');
  const decoded = decodeStruct(JSON.stringify(given.trigger), struct);
  if ('error' in decoded) return { error: decoded.error };
  const read = toObject(decoded.value, struct) as unknown as Partial<Trigger>;
  const input = { ...given, trigger: { ...read, template: read.template ?? { name: '' } } };
  const world = fakeWorld(input, input.trigger.template.name);
  const memory = { threads: new Map<string, string>() };
  const warnings: string[] = [];
  let failure: Failure = {};
  for (let round = 0; round < (input.repeat ?? 1); round++) failure = execute(input, world, memory, warnings);
  const lists = Object.entries({ ...world.seen, warnings }).filter(([, list]) => list.length > 0);
  return { ...Object.fromEntries(lists), command: world.commands.at(-1), ...failure };
}

function execute({ trigger, events = {} }: Input, world: World, memory: Memory, warnings: string[]): Failure {
  const applied = applyTemplateParameters(trigger, events, PORTS);
  if (applied.error !== undefined) return { error: applied.error };
  const { name } = trigger.template;
  const type = triggerTypeOf(applied.value);
  if (!type) return { error: `invalid trigger ${name}, could not find an implementation` };
  const execution: Execution = {
    sensorName: 'my-sensor',
    namespace: 'argo-events',
    triggerName: name,
    events,
    ports: PORTS,
    where: { uri: '', document: 0, pointer: '' },
    outside: world.outside,
  };
  const { request, warnings: logged = [], error, cause } = resolveTrigger(type, applied.value, execution);
  warnings.push(...logged);
  if (!request) return { error, cause };
  const sent = drive(sendSteps(request, memory), world);
  if (sent.cause !== undefined) {
    const { error: message } = notConstructed(execution, sent.cause);
    return { error: message, cause: sent.cause };
  }
  if (sent.error !== undefined) return { error: executionError(sent.error) };
  const { error: refusal } = drive(applyPolicy(trigger.policy, request, sent, PORTS.random), world);
  return { error: refusal };
}

function drive<Result>(conversation: Conversation<Result>, world: World): Result {
  let step = conversation.next();
  while (!step.done) step = conversation.next(world.answer(step.value));
  return step.value;
}
