import type { CustomTrigger } from '../../../schemas/generated/types.ts';
import { get } from '../lang/gjson/get.ts';
import { valid } from '../lang/gjson/valid.ts';
import { explainInvalidJson } from '../lang/invalidJson.ts';
import { applyParameters } from '../sensors/parameters/apply.ts';
import type { ParameterChange } from '../trace/step.ts';
import { below } from '../trace/where.ts';
import { notConstructed, type Execution, type Outcome } from './outcome.ts';
import { buildPayload } from './ownParameters.ts';
import { linesFor } from './remedy.ts';
import type { CustomRequest } from './request.ts';
import { specYaml } from './specYaml.ts';
import { notThere, readValue } from './value.ts';

/** The calls that a `custom` trigger makes to its gRPC server. What the server fetches is not known without asking it. */
export function resolveCustom(trigger: CustomTrigger, execution: Execution): Outcome {
  const certificate = certificateOf(trigger, execution);
  if ('error' in certificate) return notConstructed(execution, certificate.error);
  const { triggerName } = execution;
  const spec = specYaml(trigger.spec);
  const fetched = execution.outside?.customResource?.(trigger.serverURL, spec);
  if (fetched && 'error' in fetched) {
    if (fetched.unreachable)
      return notConstructed(execution, `failed to connect to trigger server: ${fetched.error}`);
    const error = `failed to fetch the custom trigger resource for ${triggerName}, ${fetched.error}`;
    return { parameters: [], error, stage: 'fetch' };
  }
  const changed = changeResource(trigger, fetched?.resource, execution);
  if ('failed' in changed) return changed.failed;
  const built = buildPayload(trigger.payload, changed.parameters, execution);
  if ('failed' in built) return built.failed;
  const request: CustomRequest = {
    type: 'custom',
    serverURL: trigger.serverURL,
    ...certificate,
    triggerName,
    spec,
    ...(changed.resource !== undefined && { resource: changed.resource }),
    payload: built.body,
  };
  const note = 'Execute is given what the server answers to FetchResource, with the parameters of custom';
  return {
    parameters: changed.parameters,
    payload: built.payload,
    ...(fetched === undefined && { notes: [note], remedy: linesFor({ custom: trigger.serverURL }) }),
    request,
  };
}

function certificateOf(
  { secure, certSecret }: CustomTrigger,
  { outside }: Execution,
): Pick<CustomRequest, 'certificate'> | { readonly error: string } {
  if (!secure) return {};
  if (!certSecret) return { error: 'invalid config, CERT secret not defined' };
  const value = readValue(certSecret, outside);
  if ('error' in value)
    return { error: notThere({ kind: 'secret', name: certSecret.name ?? '', key: certSecret.key ?? '' }) };
  const text = outside?.value?.(value.from);
  if (text !== undefined && !text.includes('-----BEGIN CERTIFICATE-----'))
    return { error: 'credentials: failed to append certificates' };
  return { certificate: value.from };
}

type ChangedResource =
  | { readonly resource: string | undefined; readonly parameters: readonly ParameterChange[] }
  | { readonly failed: Outcome };

/** Parameters are for JSON objects only. */
function changeResource(
  { parameters = [] }: CustomTrigger,
  resource: string | undefined,
  { events, ports, where, triggerName }: Execution,
): ChangedResource {
  if (resource === undefined || parameters.length === 0) return { resource, parameters: [] };
  const problem = objectProblem(resource);
  if (problem !== undefined) {
    const error = `fetched resource body is not valid JSON for trigger ${triggerName}, ${problem}`;
    return { failed: { parameters: [], error, stage: 'parameters' } };
  }
  const { json, changes, error } = applyParameters(
    resource,
    parameters,
    events,
    ports,
    below(where, 'parameters'),
  );
  if (error !== undefined) {
    const reason = `failed to apply the parameters to the custom trigger resource for ${triggerName}, ${error}`;
    return { failed: { parameters: changes, error: reason, stage: 'parameters' } };
  }
  return { resource: json, parameters: changes };
}

function objectProblem(resource: string): string | undefined {
  if (!valid(resource)) return explainInvalidJson(resource);
  const { raw, type } = get(resource, '@this');
  if (raw.trimStart().startsWith('{') || type === 'Null') return undefined;
  const word = raw.trimStart().startsWith('[')
    ? 'array'
    : type === 'True' || type === 'False'
      ? 'bool'
      : type.toLowerCase();
  return `json: cannot unmarshal ${word} into Go value of type map[string]interface {}`;
}
