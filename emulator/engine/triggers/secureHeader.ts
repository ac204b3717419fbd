import type { ConfigMapKeySelector, SecureHeader } from '../../../schemas/generated/types.ts';
import type { Outside } from './outcome.ts';
import type { HttpHeader } from './request.ts';
import { readValue } from './value.ts';

/** A header with a value from a Secret or a ConfigMap; the Secret wins. Null stands for an item that parameters have made null. */
export function secureHeader(
  header: SecureHeader | null,
  outside: Outside | undefined,
): HttpHeader | { readonly error: string } {
  const valueFrom = header?.valueFrom;
  const fail = (reason: string): { readonly error: string } => ({
    error: `failed to retrieve the value for secureHeader, ${reason}`,
  });
  if (!valueFrom) return fail('it has no valueFrom: the sensor process would crash');
  const value = valueFrom.secretKeyRef
    ? readValue(valueFrom.secretKeyRef, outside)
    : readValue(valueFrom.configMapKeyRef, outside, 'configMap');
  const known = valueFrom.secretKeyRef ? undefined : knownValue(valueFrom.configMapKeyRef, outside);
  if (known !== undefined) return { name: header.name ?? '', value: known };
  return 'error' in value ? fail(value.error) : { name: header.name ?? '', value: '', from: value.from };
}

/** Values of ConfigMaps are no secrets: one that is known is shown. */
function knownValue(
  selector: ConfigMapKeySelector | undefined,
  outside: Outside | undefined,
): string | undefined {
  return selector && outside?.configMap?.(selector.name ?? '', selector.key ?? '');
}
