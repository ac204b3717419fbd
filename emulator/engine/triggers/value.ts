import type { ConfigMapKeySelector, SecretKeySelector } from '../../../schemas/generated/types.ts';
import type { Outside } from './outcome.ts';
import type { HeaderSource } from './request.ts';

/** Where a mounted Secret or ConfigMap has its files. */
const ROOTS = { secret: '/argo-events/secrets', configMap: '/argo-events/config' } as const;

const NAMES = { secret: 'secret', configMap: 'configMap' } as const;

type Selector = Pick<SecretKeySelector & ConfigMapKeySelector, 'name' | 'key'> | undefined;

export type Checked = { readonly from: HeaderSource } | { readonly error: string };

/** A value that the trigger reads, as a reference; the error is upstream's where it is known to be missing. */
export function readValue(
  selector: Selector,
  outside: Outside | undefined,
  kind: 'secret' | 'configMap' = 'secret',
): Checked {
  if (!selector) return { error: `${kind.toLowerCase()} key selector is nil` };
  const from = { kind, name: selector.name ?? '', key: selector.key ?? '' };
  if (outside?.value && outside.value(from) === undefined)
    return {
      error: `failed to get ${NAMES[kind]} value of name: ${from.name}, key: ${from.key}, ${notThere(from)}`,
    };
  return { from };
}

/** The path of a mounted value in the sensor pod. */
export function pathOf({ kind, name, key }: HeaderSource): string {
  return `${kind === 'configMap' ? ROOTS.configMap : ROOTS.secret}/${name}/${key}`;
}

/** What the operating system says about a value that is not mounted. */
export function notThere(from: HeaderSource): string {
  return `open ${pathOf(from)}: no such file or directory`;
}
