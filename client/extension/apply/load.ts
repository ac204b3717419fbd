import { createRequire } from 'node:module';

import type * as Kube from '../../../emulator/runtime/kube/kube.ts';

/** What speaks to the cluster; its bundle is large and loaded when a cluster is first asked for. */
export function loadKube(bundle: string): typeof Kube {
  return createRequire(import.meta.url)(bundle) as typeof Kube;
}

/** What went wrong with its remedy, as `KubeError` has it; the class itself is in the bundle that is loaded late. */
export function explainKubeError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const { remedy } = error as { readonly remedy?: unknown };
  return typeof remedy === 'string' && remedy !== '' ? `${message} ${remedy}` : message;
}
