/** Where a service of a region is reached, and the region that requests are signed for. */
export type Endpoint = { readonly host: string; readonly region: string } | { readonly error: string };

/** Regions that are apart from the others, and their domains. */
const PARTITIONS: readonly (readonly [region: RegExp, domain: string])[] = [
  [/^cn-\w+-\d+$/, 'amazonaws.com.cn'],
  [/^us-iso-\w+-\d+$/, 'c2s.ic.gov'],
  [/^us-isob-\w+-\d+$/, 'sc2s.sgov.gov'],
  [/^(?:eu|us)-isoe-\w+-\d+$/, 'cloud.adc-e.uk'],
  [/^us-isof-\w+-\d+$/, 'csp.hci.ic.gov'],
];
const REGION = /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/;
const FIPS = /^fips-|-fips$/;

/** The endpoint as AWS's client finds it; any region that reads like one has an endpoint. */
export function awsEndpoint(service: string, written: string): Endpoint {
  if (written === '') return { error: 'MissingRegion: could not find region configuration' };
  const region = written.replace(FIPS, '');
  if (!REGION.test(region))
    return { error: "MissingEndpoint: 'Endpoint' configuration is required for this service" };
  const domain = PARTITIONS.find(([pattern]) => pattern.test(region))?.[1] ?? 'amazonaws.com';
  return { host: `${service}${FIPS.test(written) ? '-fips' : ''}.${region}.${domain}`, region };
}
