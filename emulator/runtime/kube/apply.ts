import { KubernetesObjectApi, PatchStrategy, type KubernetesObject } from '@kubernetes/client-node';

import { describe, loadConfig, type KubeContext, type KubeOptions } from './context.ts';
import { KubeError, toKubeError, type FieldConflict } from './error.ts';
import { objectsOf, readableYaml, type ManifestObject, type ManifestText } from './objects.ts';

/** The name under which the server keeps what was applied from here. */
export const FIELD_MANAGER = 'argo-events-dev';

export interface PlannedChange {
  readonly uri: string;
  readonly document: number;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly action: 'create' | 'change' | 'none';
  /** YAML; empty when the object does not exist. */
  readonly live: string;
  /** YAML as the server would keep it (server-side dry run). */
  readonly merged: string;
  readonly error?: PlanError;
}

export interface PlanError {
  readonly kind: KubeError['kind'];
  readonly message: string;
  readonly remedy: string;
  readonly conflicts: readonly FieldConflict[];
}

export interface StatusCondition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
}

export interface AppliedChange {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly applied: boolean;
  readonly error?: PlanError;
  readonly conditions: readonly StatusCondition[];
}

export interface PlanOptions extends KubeOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number) => void;
  /** Take over fields that others manage. */
  readonly force?: boolean;
}

/** What applying would do, as the server says. Throws `KubeError` where nothing at all can be said. */
export async function plan(
  files: readonly ManifestText[],
  options: PlanOptions = {},
): Promise<readonly PlannedChange[]> {
  const cluster = open(options);
  return each(cluster.objects(files), options, (object) => cluster.plan(object, options.force ?? false));
}

/** Applies on the server under our field manager. One failed object does not keep the others from being applied. */
export async function apply(
  files: readonly ManifestText[],
  options: PlanOptions = {},
): Promise<readonly AppliedChange[]> {
  const cluster = open(options);
  return each(cluster.objects(files), options, (object) => cluster.apply(object, options.force ?? false));
}

/** The status conditions that the objects have now. */
export async function conditionsOf(
  files: readonly ManifestText[],
  options: PlanOptions = {},
): Promise<readonly AppliedChange[]> {
  const cluster = open(options);
  return each(cluster.objects(files), options, (object) => cluster.conditions(object));
}

interface Cluster {
  readonly objects: (files: readonly ManifestText[]) => readonly ManifestObject[];
  readonly plan: (object: ManifestObject, force: boolean) => Promise<PlannedChange>;
  readonly apply: (object: ManifestObject, force: boolean) => Promise<AppliedChange>;
  readonly conditions: (object: ManifestObject) => Promise<AppliedChange>;
}

function open(options: KubeOptions): Cluster {
  const config = loadConfig(options);
  const context: KubeContext = describe(config);
  const api = KubernetesObjectApi.makeApiClient(config);
  const attempt = async <Value>(work: Promise<Value>): Promise<Value> => {
    try {
      return await work;
    } catch (error) {
      throw toKubeError(error, context.server);
    }
  };
  const send = (object: ManifestObject, force: boolean, dryRun: boolean): Promise<KubernetesObject> =>
    attempt(
      api.patch(
        object.body,
        undefined,
        dryRun ? 'All' : undefined,
        FIELD_MANAGER,
        force,
        PatchStrategy.ServerSideApply,
      ),
    );
  const read = async ({ body, name, namespace }: ManifestObject): Promise<KubernetesObject | undefined> => {
    const header = {
      apiVersion: body.apiVersion ?? '',
      kind: body.kind ?? '',
      metadata: { name, namespace },
    };
    return attempt(api.read(header)).catch((error: unknown) => {
      if (error instanceof KubeError && error.kind === 'not-found') return undefined;
      throw error;
    });
  };

  return {
    objects: (files) => objectsOf(files, context.namespace),
    async plan(object, force) {
      const live = await read(object);
      const before = live ? readableYaml(live) : '';
      const base = { ...identity(object), uri: object.uri, document: object.document, live: before };
      try {
        const merged = readableYaml(await send(object, force, true));
        return { ...base, merged, action: !live ? 'create' : merged === before ? 'none' : 'change' };
      } catch (error) {
        return { ...base, merged: before, action: live ? 'change' : 'create', error: planError(error) };
      }
    },
    async apply(object, force) {
      try {
        const applied = await send(object, force, false);
        return { ...identity(object), applied: true, conditions: conditionsIn(applied) };
      } catch (error) {
        return { ...identity(object), applied: false, error: planError(error), conditions: [] };
      }
    },
    async conditions(object) {
      const live = await read(object);
      return { ...identity(object), applied: live !== undefined, conditions: live ? conditionsIn(live) : [] };
    },
  };
}

async function each<Value>(
  objects: readonly ManifestObject[],
  { signal, onProgress }: PlanOptions,
  work: (object: ManifestObject) => Promise<Value>,
): Promise<readonly Value[]> {
  const results: Value[] = [];
  for (const object of objects) {
    signal?.throwIfAborted();
    results.push(await work(object));
    onProgress?.(results.length, objects.length);
  }
  return results;
}

function identity({
  kind,
  name,
  namespace,
}: ManifestObject): Pick<ManifestObject, 'kind' | 'name' | 'namespace'> {
  return { kind, name, namespace };
}

/** Errors that concern one object stand in the result; all others end the whole. */
function planError(error: unknown): PlanError {
  if (!(error instanceof KubeError)) throw error;
  if (error.kind === 'unreachable' || error.kind === 'unauthorized') throw error;
  return { kind: error.kind, message: error.message, remedy: error.remedy, conflicts: error.conflicts };
}

function conditionsIn(object: KubernetesObject): readonly StatusCondition[] {
  const status = (object as { readonly status?: { readonly conditions?: readonly StatusCondition[] } })
    .status;
  return (status?.conditions ?? []).map(({ type, status: value, reason, message }) => ({
    type,
    status: value,
    ...(reason && { reason }),
    ...(message && { message }),
  }));
}
