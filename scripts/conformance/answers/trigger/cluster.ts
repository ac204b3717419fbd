import { mapOf, metadataText, textIn } from '../../../../emulator/engine/triggers/object.ts';
import { guessResource, splitApiVersion } from '../../../../emulator/engine/triggers/resourceName.ts';
import type { KubernetesCall, Reply } from '../../../../emulator/engine/triggers/sending/conversation.ts';
import type { Json } from '../../../../schemas/schema-node.ts';

type KubernetesObject = Readonly<Record<string, Json>>;

/** Answers calls as the recorder's fake cluster does. */
export type Cluster = (call: KubernetesCall) => Reply;

/** @param errors verb -> what the cluster refuses it with */
export function fakeCluster(
  objects: readonly KubernetesObject[],
  errors: Readonly<Record<string, string>>,
): Cluster {
  const stored = new Map(objects.map((object) => [keyOfObject(object), object]));
  return (call) => {
    const { verb } = call;
    if (errors[verb] !== undefined) return refusal(errors[verb], call);
    if (verb === 'list') return { items: [{}] };
    if (verb === 'create') return create(stored, call);
    const key = keyOf(call, call.name ?? metadataText(mapOf(call.object) ?? {}, 'name'));
    const found = stored.get(key);
    if (!found) return notFound(call);
    if (verb === 'update') {
      stored.set(key, mapOf(call.object) ?? {});
      return { object: call.object ?? null };
    }
    if (verb === 'delete') stored.delete(key);
    return { object: found };
  };
}

function create(stored: Map<string, KubernetesObject>, call: KubernetesCall): Reply {
  const object = mapOf(call.object) ?? {};
  const metadata = mapOf(object.metadata) ?? {};
  const generated = textIn(metadata, 'generateName');
  const name = textIn(metadata, 'name') || (generated && `${generated}x7k2p`);
  const key = keyOf(call, name);
  if (stored.has(key)) return { error: `${resourceText(call)} "${name}" already exists` };
  const created = name === '' ? object : { ...object, metadata: { ...metadata, name } };
  stored.set(key, created);
  return { object: created };
}

function keyOfObject(object: KubernetesObject): string {
  const { group } = splitApiVersion(textIn(object, 'apiVersion'));
  const resource = guessResource(textIn(object, 'kind'));
  const namespace = metadataText(object, 'namespace');
  return [group, resource, namespace, metadataText(object, 'name')].join('/');
}

function keyOf({ group, resource, namespace }: KubernetesCall, name: string): string {
  return [group, resource, namespace, name].join('/');
}

function resourceText({ group, resource }: KubernetesCall): string {
  return group === '' ? resource : `${resource}.${group}`;
}

function notFound(call: KubernetesCall, name = call.name ?? ''): Reply {
  return { error: `${resourceText(call)} "${name}" not found`, notFound: true };
}

function refusal(reason: string, call: KubernetesCall): Reply {
  const resource = resourceText(call);
  const name = call.verb === 'list' ? '' : (call.name ?? '');
  const named = name === '' ? resource : `${resource} "${name}"`;
  if (reason === 'Forbidden') return { error: `${named} is forbidden: not allowed` };
  if (reason === 'Conflict')
    return { error: `Operation cannot be fulfilled on ${resource} "the-name": the object has been modified` };
  if (reason === 'AlreadyExists') return { error: `${resource} "the-name" already exists` };
  return reason === 'NotFound' ? notFound(call) : { error: reason };
}
