import type { EventDependency, Sensor, Trigger, TriggerParameter } from '../../schemas/generated/types.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import { triggerTypes } from '../../schemas/type-names.ts';
import { nodeAt, spanOf, type Path } from '../../schemas/yaml/node.ts';
import type { Span } from '../../schemas/yaml/position.ts';
import { decodedOf } from './decoded.ts';
import { onceForRules } from './once.ts';

/** A Sensor as Go reads it, of which anything may be missing. Paths are counted from the resource. */
export interface SensorPart {
  readonly resource: Resource;
  readonly dependencies: readonly Part<EventDependency>[];
  /** Dead letter triggers included, each behind its own trigger. */
  readonly triggers: readonly TriggerPart[];
  readonly span: (path: Path) => Span;
}

export interface Part<Value> {
  readonly value: Partial<Value>;
  readonly path: Path;
}

export interface TriggerPart extends Part<Trigger> {
  /** Keys such as `http` under `template`, in the order in which a sensor looks for them. */
  readonly types: readonly string[];
  /** But for those that parameters of the template may write anew. */
  readonly parameters: readonly ParameterPart[];
}

export interface ParameterPart extends Part<TriggerParameter> {
  /** Onto the template, onto what the trigger sends, or into its payload. */
  readonly list: 'template' | 'resource' | 'payload';
}

/** The Sensors of a document. */
export const sensorsIn = onceForRules((input): readonly SensorPart[] =>
  input.document.content.resources
    .filter(({ kind }) => kind === 'Sensor')
    .map((resource) => {
      const { spec } = decodedOf(resource, input).value as unknown as { spec?: Partial<Sensor['spec']> };
      const { dependencies = [], triggers = [] } = spec ?? {};
      return {
        resource,
        dependencies: partsOf(dependencies, ['spec', 'dependencies']),
        triggers: partsOf(triggers, ['spec', 'triggers']).flatMap(withDeadLetter),
        span: (path) => spanOf(resource.node, path),
      };
    }),
);

/** Whether a template writes the text, or some of it. */
export function isWritten(resource: Resource, path: Path): boolean {
  const node = nodeAt(resource.node, path);
  return node?.kind === 'scalar' && node.templated;
}

function partsOf<Value>(values: readonly Value[], path: Path): Part<Value>[] {
  return values.map((value, index) => ({ value: value as Partial<Value>, path: [...path, index] }));
}

function withDeadLetter({ value, path }: Part<Trigger>): TriggerPart[] {
  const own = triggerPart({ value, path });
  return value.dlqTrigger
    ? [own, ...withDeadLetter({ value: value.dlqTrigger, path: [...path, 'dlqTrigger'] })]
    : [own];
}

type Block = Readonly<Partial<Record<'parameters' | 'payload', readonly TriggerParameter[]>>>;

function triggerPart({ value, path }: Part<Trigger>): TriggerPart {
  const template = (value.template ?? {}) as Readonly<Record<string, Block | undefined>>;
  const types = triggerTypes.filter((type) => template[type] !== undefined);
  const lists = types
    .filter((type) => !isRewritten(type, value))
    .flatMap((type) => [
      ...parametersOf(template[type]?.parameters, [...path, 'template', type, 'parameters'], 'resource'),
      ...parametersOf(template[type]?.payload, [...path, 'template', type, 'payload'], 'payload'),
    ]);
  return {
    value,
    path,
    types,
    parameters: [...parametersOf(value.parameters, [...path, 'parameters'], 'template'), ...lists],
  };
}

/** Parameters of the template write something into what the trigger does: what stands there may be a placeholder. */
function isRewritten(type: string, { parameters = [] }: Partial<Trigger>): boolean {
  return parameters.some(
    ({ dest = '' }: Partial<TriggerParameter>) => dest === type || dest.startsWith(`${type}.`),
  );
}

function parametersOf(
  parameters: readonly TriggerParameter[] = [],
  path: Path,
  list: ParameterPart['list'],
): ParameterPart[] {
  return partsOf(parameters, path).map((part) => ({ ...part, list }));
}
