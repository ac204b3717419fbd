import type { SecretKeySelector, TLSConfig } from '../../../schemas/generated/types.ts';
import type { Outside } from './outcome.ts';
import type { HeaderSource, TlsSettings } from './request.ts';
import { notThere, pathOf } from './value.ts';

export type ReadTls = { readonly tls: TlsSettings | undefined } | { readonly error: string };

/** A `tls` block as upstream reads it; errors are upstream's. Nothing is read where verification is off. */
export function readTls(config: TLSConfig | undefined, outside: Outside | undefined): ReadTls {
  if (!config) return { tls: undefined };
  if (config.insecureSkipVerify) return { tls: { insecureSkipVerify: true } };
  const [caCert, clientCert, clientKey] = [
    config.caCertSecret,
    config.clientCertSecret,
    config.clientKeySecret,
  ].map(reference);
  if (!config.enabled) {
    if (!caCert && !clientCert && !clientKey)
      return invalid('neither of caCertSecret, clientCertSecret and clientKeySecret is configured');
    if (Boolean(clientCert) !== Boolean(clientKey))
      return invalid('both of clientCertSecret and clientKeySecret need to be configured');
  }
  const caPath = caCert ? pathOf(caCert) : '';
  if (caCert && isMissing(caCert, outside))
    return { error: `failed to read ca cert file ${caPath}, ${notThere(caCert)}` };
  const pair = clientCert && clientKey && pairProblem(clientCert, clientKey, outside);
  if (pair) return { error: `failed to load client cert key pair ${caPath}, ${pair}` };
  return { tls: { ...(caCert && { caCert }), ...(clientCert && clientKey && { clientCert, clientKey }) } };
}

function invalid(reason: string): { readonly error: string } {
  return { error: `invalid tls config, ${reason}` };
}

function reference(selector: SecretKeySelector | undefined): HeaderSource | undefined {
  return selector && { kind: 'secret', name: selector.name ?? '', key: selector.key ?? '' };
}

function isMissing(from: HeaderSource, outside: Outside | undefined): boolean {
  return outside?.value !== undefined && outside.value(from) === undefined;
}

/** Both files are read before either is looked into. */
function pairProblem(
  cert: HeaderSource,
  key: HeaderSource,
  outside: Outside | undefined,
): string | undefined {
  const missing = [cert, key].find((from) => isMissing(from, outside));
  if (missing) return notThere(missing);
  if (!outside?.value) return undefined;
  const withoutPem = ([cert, key] as const).findIndex(
    (from) => !outside.value?.(from)?.includes('-----BEGIN '),
  );
  if (withoutPem === -1) return undefined;
  return `tls: failed to find any PEM data in ${withoutPem === 0 ? 'certificate' : 'key'} input`;
}
