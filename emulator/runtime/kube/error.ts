export type KubeErrorKind =
  | 'no-kubeconfig'
  | 'broken-kubeconfig'
  | 'no-context'
  | 'unreachable'
  | 'unauthorized'
  | 'forbidden'
  | 'conflict'
  | 'not-found'
  | 'invalid'
  | 'other';

/** What went wrong between here and the cluster, and what the user can do about it. */
export class KubeError extends Error {
  readonly kind: KubeErrorKind;
  readonly remedy: string;
  /** Of a conflict: who owns which fields. */
  readonly conflicts: readonly FieldConflict[];

  constructor(
    kind: KubeErrorKind,
    message: string,
    remedy: string,
    conflicts: readonly FieldConflict[] = [],
  ) {
    super(message);
    this.kind = kind;
    this.remedy = remedy;
    this.conflicts = conflicts;
  }
}

export interface FieldConflict {
  readonly manager: string;
  readonly fields: readonly string[];
}

interface ApiError {
  readonly code: number;
  readonly body: string;
}

interface Status {
  readonly message?: string;
  readonly details?: {
    readonly causes?: readonly {
      readonly reason?: string;
      readonly message?: string;
      readonly field?: string;
    }[];
  };
}

/** Turns whatever the client library throws into a `KubeError`. */
export function toKubeError(error: unknown, server: string): KubeError {
  if (error instanceof KubeError) return error;
  if (isApiError(error)) return fromStatus(error.code, readStatus(error.body));
  const reason = deepestReason(error);
  if (/unrecognized|does not have|no matches for kind/i.test(reason) || reason.includes('HTTP-Code: 404'))
    return noSuchKind();
  const remedy =
    'Check that the cluster runs and that the context names the right address (kubectl cluster-info).';
  return new KubeError('unreachable', `The API server ${server} cannot be reached: ${reason}.`, remedy);
}

function fromStatus(code: number, status: Status): KubeError {
  const message = status.message ?? `The API server answered ${code}.`;
  switch (code) {
    case 401:
      return new KubeError(
        'unauthorized',
        message,
        'The credentials of the context are wrong or have run out: log in to the cluster again.',
      );
    case 403:
      return new KubeError(
        'forbidden',
        message,
        'Ask for the rights, or choose another context (kubectl config use-context NAME).',
      );
    case 404:
      return noSuchKind(message);
    case 409:
      return conflict(message, status);
    case 400:
    case 422:
      return new KubeError('invalid', message, 'Correct the manifest and try again.');
    default:
      return new KubeError('other', message, 'Try again; if it stays, look at the log of the API server.');
  }
}

function noSuchKind(message = 'The cluster does not know Argo Events or the namespace.'): KubeError {
  return new KubeError('not-found', message, 'Create the namespace, or install Argo Events in this cluster.');
}

function conflict(message: string, status: Status): KubeError {
  const byManager = new Map<string, string[]>();
  for (const { message: text = '', field = '' } of status.details?.causes ?? []) {
    const manager = /conflict with "([^"]*)"/.exec(text)?.[1] ?? 'another manager';
    byManager.set(manager, [...(byManager.get(manager) ?? []), field]);
  }
  const conflicts = [...byManager].map(([manager, fields]) => ({ manager, fields }));
  const remedy =
    'Somebody else manages these fields: take them out of the manifest, or apply with force to take them over.';
  return new KubeError('conflict', message, remedy, conflicts);
}

function isApiError(error: unknown): error is ApiError {
  return error instanceof Error && typeof (error as Partial<ApiError>).code === 'number' && 'body' in error;
}

function readStatus(body: unknown): Status {
  if (body !== null && typeof body === 'object') return body;
  try {
    return JSON.parse(String(body)) as Status;
  } catch {
    return typeof body === 'string' && body !== '' ? { message: body.trim() } : {};
  }
}

function deepestReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return deepestReason(error.cause);
  const first: unknown = error instanceof AggregateError ? error.errors[0] : undefined;
  return first === undefined
    ? error.message || (error as NodeJS.ErrnoException).code || error.name
    : deepestReason(first);
}
