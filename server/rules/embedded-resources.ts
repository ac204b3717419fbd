import { splitPath } from '../../emulator/engine/lang/sjson/path.ts';
import type { ArtifactLocation, TriggerParameter } from '../../schemas/generated/types.ts';
import { checkResource, type ResourceProblem, type Written } from '../../schemas/resources/check.ts';
import type { ResourceSchemas } from '../../schemas/resources/resource-schemas.ts';
import type { SchemaNode } from '../../schemas/schema-node.ts';
import { nodeAt, textAt, type MapNode, type Path } from '../../schemas/yaml/node.ts';
import { onceForRules } from './once.ts';
import type { RuleInput } from './rule.ts';
import { isWritten, sensorsIn, type SensorPart, type TriggerPart } from './sensors.ts';

/** A whole object inside a trigger, of a kind that is known, which is sent as it stands but for what parameters write. */
export interface EmbeddedResource {
  readonly sensor: SensorPart;
  readonly type: 'k8s' | 'argoWorkflow';
  readonly operation: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly node: MapNode;
  /** From the Sensor. */
  readonly path: Path;
  /** Of the kind. */
  readonly schema: SchemaNode;
  readonly schemas: ResourceSchemas;
  /** `argo submit` is told to let unknown fields pass. */
  readonly lenient: boolean;
  readonly problems: readonly ResourceProblem[];
}

/** The fields of the two types that are looked at here. */
interface ObjectTrigger {
  readonly source?: Partial<ArtifactLocation>;
  readonly operation?: string;
  readonly liveObject?: boolean;
  readonly parameters?: readonly Partial<TriggerParameter>[];
  readonly args?: readonly string[];
}

/** Operations that send the object; the others only look at its name. */
const SENDING: Readonly<Record<EmbeddedResource['type'], readonly string[]>> = {
  k8s: ['', 'create', 'update', 'patch'],
  argoWorkflow: ['submit'],
};

/** The objects in the triggers of a document with what is wrong in them. */
export const embeddedResources = onceForRules((input): readonly EmbeddedResource[] => {
  // Where YAML breaks off, the rest may be read as something else.
  if (input.document.content.tree.problems.length > 0) return [];
  return sensorsIn(input).flatMap((sensor) =>
    sensor.triggers.flatMap((trigger) => embeddedIn(sensor, trigger, input) ?? []),
  );
});

function embeddedIn(
  sensor: SensorPart,
  trigger: TriggerPart,
  input: RuleInput,
): EmbeddedResource | undefined {
  const [type] = trigger.types;
  if (type !== 'k8s' && type !== 'argoWorkflow') return undefined;
  const block: Path = [...trigger.path, 'template', type];
  const { source = {}, operation = '', liveObject, parameters, args = [] } = objectTrigger(trigger, type);
  if (!SENDING[type].includes(operation) || isWritten(sensor.resource, [...block, 'operation']))
    return undefined;
  // Of several sources the inline object is looked for last.
  if (liveObject || Object.keys(source).some((one) => one !== 'resource')) return undefined;
  const path: Path = [...block, 'source', 'resource'];
  const node = nodeAt(sensor.resource.node, path);
  const [apiVersion, kind] = [textAt(node, ['apiVersion']), textAt(node, ['kind'])];
  const dests = writtenPaths(trigger, type, parameters);
  if (node?.kind !== 'map' || apiVersion === undefined || kind === undefined || !dests) return undefined;
  const schemas = input.resourceSchemas();
  const schema = schemas?.schemaOf(apiVersion, kind);
  if (!schemas || !schema) return undefined;
  const problems = checkResource(node, schema, schemas, (place) => writtenAt(dests, place));
  const lenient = args.some((arg) => arg.startsWith('--strict'));
  return { sensor, type, operation, apiVersion, kind, node, path, schema, schemas, lenient, problems };
}

function objectTrigger({ value }: TriggerPart, type: EmbeddedResource['type']): ObjectTrigger {
  return (value.template as Readonly<Record<string, ObjectTrigger>> | undefined)?.[type] ?? {};
}

/** The paths in the object to which parameters write; undefined where they may write anything, or decide what the object is or what becomes of it. */
function writtenPaths(
  { value }: TriggerPart,
  type: EmbeddedResource['type'],
  parameters: ObjectTrigger['parameters'] = [],
): Path[] | undefined {
  const own = parameters.map(({ dest }) => partsOf(dest));
  const fromTemplate = (value.parameters ?? [])
    .map(({ dest }: Partial<TriggerParameter>) => partsOf(dest))
    .filter((parts) => !parts || parts[0] === type)
    .map((parts) => (parts?.[1] === 'source' && parts[2] === 'resource' ? parts.slice(3) : undefined));
  const all = [...own, ...fromTemplate];
  return all.every((parts) => parts !== undefined && isInside(parts)) ? (all as Path[]) : undefined;
}

function isInside([first]: readonly string[]): boolean {
  return first !== undefined && first !== '' && first !== 'apiVersion' && first !== 'kind';
}

function partsOf(dest = ''): string[] | undefined {
  return dest.includes('{{') ? undefined : splitPath(dest)?.map(({ part }) => part);
}

function writtenAt(dests: readonly Path[], place: Path): Written {
  const common = dests.filter((dest) =>
    dest.every((part, index) => index >= place.length || part === String(place[index])),
  );
  if (common.some((dest) => dest.length <= place.length)) return 'all';
  return common.length > 0 ? 'some' : undefined;
}
