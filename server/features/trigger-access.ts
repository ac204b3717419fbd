import {
  guessResource,
  isClusterScoped,
  splitApiVersion,
} from '../../emulator/engine/triggers/resourceName.ts';
import type { Json } from '../../schemas/schema-node.ts';
import { childOf, nodeAt, textAt, type Path, type YamlNode } from '../../schemas/yaml/node.ts';
import { toValue } from '../../schemas/yaml/json.ts';
import { parseYaml } from '../../schemas/yaml/parse.ts';

/** A rule of a Role. */
export interface AccessRule {
  readonly group: string;
  readonly resource: string;
  readonly verbs: readonly string[];
}

/** What a trigger does in the cluster. */
export interface TriggerAccess {
  readonly rules: readonly AccessRule[];
  /** Undefined: that of the Sensor. */
  readonly namespace: string | undefined;
  readonly isClusterScoped: boolean;
}

/** Each operation of a `k8s` trigger but `create` looks whether the object is there, and `update` and `patch` create it if not. */
const OF_OBJECTS: Readonly<Record<string, readonly string[]>> = {
  create: ['create'],
  update: ['get', 'create', 'update'],
  patch: ['get', 'create', 'patch'],
  delete: ['get', 'delete'],
};

const WORKFLOWS = 'workflows';

/** What the `argo` command and the look at its Workflow behind it need. */
const OF_WORKFLOWS: Readonly<Record<string, readonly (readonly [resource: string, ...verbs: string[]])[]>> = {
  submit: [[WORKFLOWS, 'create', 'list']],
  'submit-from': [
    [WORKFLOWS, 'create', 'get'],
    ['workflowtemplates', 'get'],
    ['cronworkflows', 'get'],
  ],
  resubmit: [[WORKFLOWS, 'create', 'get']],
  resume: [[WORKFLOWS, 'get', 'update', 'patch']],
  retry: [
    [WORKFLOWS, 'get', 'update', 'patch'],
    ['pods', 'list', 'delete'],
  ],
  suspend: [[WORKFLOWS, 'get', 'update', 'patch']],
  terminate: [[WORKFLOWS, 'get', 'patch']],
  stop: [[WORKFLOWS, 'get', 'patch']],
};

/** What the trigger at a path may have to do; undefined where its object does not stand in the Sensor, or parameters say what it is. */
export function triggerAccess(sensor: YamlNode, trigger: Path): TriggerAccess | undefined {
  const template = nodeAt(sensor, [...trigger, 'template']);
  const k8s = childOf(template, 'k8s');
  const argo = k8s ? undefined : childOf(template, 'argoWorkflow');
  const block = k8s ?? argo;
  const object = block && objectOf(block);
  if (!object || variesIn(block, nodeAt(sensor, [...trigger, 'parameters']))) return undefined;
  const operation = textAt(block, ['operation']) ?? (k8s ? 'create' : 'submit');
  const namespace = textOf(metadataOf(object), 'namespace');
  if (argo) {
    const rules = workflowRules(operation, object);
    return rules && { rules, namespace, isClusterScoped: false };
  }
  const verbs = OF_OBJECTS[operation];
  const [apiVersion, kind] = [textOf(object, 'apiVersion'), textOf(object, 'kind')];
  if (!verbs || apiVersion === undefined || kind === undefined) return undefined;
  const resource = guessResource(kind);
  const looks = nodeAt(sensor, [...trigger, 'policy', 'k8s']) !== undefined && !verbs.includes('get');
  const rule = {
    group: splitApiVersion(apiVersion).group,
    resource,
    verbs: looks ? ['get', ...verbs] : verbs,
  };
  return { rules: [rule], namespace, isClusterScoped: isClusterScoped(resource) };
}

function workflowRules(operation: string, object: JsonMap): AccessRule[] | undefined {
  const parts = OF_WORKFLOWS[operation];
  if (!parts) return undefined;
  const rules = parts.map(([resource, ...verbs]) => ({
    group: resource === 'pods' ? '' : 'argoproj.io',
    resource,
    verbs,
  }));
  const refers = /"(?:workflowTemplateRef|templateRef)":/.test(JSON.stringify(object));
  return operation === 'submit' && refers
    ? [...rules, { group: 'argoproj.io', resource: 'workflowtemplates', verbs: ['get'] }]
    : rules;
}

type JsonMap = Readonly<Record<string, Json>>;

function objectOf(block: YamlNode): JsonMap | undefined {
  const own = nodeAt(block, ['source', 'resource']);
  const inline = textAt(block, ['source', 'inline']);
  const value = own ? toValue(own) : inline === undefined ? null : toValue(parseYaml(inline).root);
  return mapOf(value);
}

function metadataOf(object: JsonMap): JsonMap {
  return mapOf(object.metadata ?? null) ?? {};
}

function mapOf(value: Json): JsonMap | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonMap)
    : undefined;
}

function textOf(object: JsonMap, key: string): string | undefined {
  const value = object[key];
  return typeof value === 'string' && value !== '' && !value.includes('{{') && !value.includes('${')
    ? value
    : undefined;
}

/** Whether parameters write the kind or the namespace, or what holds them. */
function variesIn(block: YamlNode | undefined, ofTemplate: YamlNode | undefined): boolean {
  const inObject = destinations(childOf(block, 'parameters'));
  return (
    inObject.some((dest) => /^(?:|kind|apiVersion|metadata|metadata\.namespace)$/.test(dest)) ||
    destinations(ofTemplate).some((dest) => /^(?:|k8s|argoWorkflow)(?:$|\.(?:source|operation))/.test(dest))
  );
}

function destinations(list: YamlNode | undefined): string[] {
  return list?.kind === 'sequence' ? list.items.map((item) => textAt(item, ['dest']) ?? '') : [];
}
