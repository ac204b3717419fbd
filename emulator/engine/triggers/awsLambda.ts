import type { AWSLambdaTrigger } from '../../../schemas/generated/types.ts';
import { escapeBytes } from '../lang/template/escape.ts';
import { awsEndpoint } from './awsEndpoint.ts';
import { executionError, notConstructed, type Execution, type Outcome } from './outcome.ts';
import { applyOwnParameters, requirePayload } from './ownParameters.ts';
import type { LambdaRequest } from './request.ts';
import { readValue } from './value.ts';

const NO_NAME =
  'InvalidParameter: 1 validation error(s) found.\n- minimum field size of 1, InvokeInput.FunctionName.\n';

/** The invocation of an `awsLambda` trigger. Region and credentials are read before the trigger's own parameters. */
export function resolveAwsLambda(written: AWSLambdaTrigger, execution: Execution): Outcome {
  const credentials = credentialsOf(written, execution);
  if (credentials && 'error' in credentials)
    return notConstructed(execution, `failed to create a AWS session, ${credentials.error}`);
  const changed = applyOwnParameters('AWSLambdaTrigger', 'AWS Lambda', written, execution);
  if ('failed' in changed) return changed.failed;
  const { trigger, parameters } = changed;
  const built = requirePayload(trigger.payload, parameters, execution);
  if ('failed' in built) return built.failed;
  const endpoint = awsEndpoint('lambda', written.region);
  const fail = (reason: string): Outcome => ({
    parameters,
    payload: built.payload,
    error: executionError(reason),
    stage: 'execution',
  });
  if ('error' in endpoint) return fail(endpoint.error);
  if (trigger.functionName === '') return fail(NO_NAME);
  const notes =
    trigger.region === written.region
      ? []
      : ['the region stays the one of the template: parameters of awsLambda change it too late'];
  const name = escapeBytes(trigger.functionName, /[A-Za-z0-9\-._~]/);
  return {
    parameters,
    payload: built.payload,
    ...(notes.length > 0 && { notes }),
    request: {
      type: 'awsLambda',
      url: `https://${endpoint.host}/2015-03-31/functions/${name}/invocations`,
      region: endpoint.region,
      functionName: trigger.functionName,
      ...(trigger.invocationType !== undefined && { invocationType: trigger.invocationType }),
      ...(credentials && { credentials }),
      ...(written.roleARN && { roleARN: written.roleARN }),
      body: built.body,
    },
  };
}

function credentialsOf(
  { accessKey, secretKey, roleARN }: AWSLambdaTrigger,
  { outside }: Execution,
): LambdaRequest['credentials'] | { readonly error: string } {
  if (roleARN || (!accessKey && !secretKey)) return undefined;
  const access = readValue(accessKey, outside);
  if ('error' in access) return { error: `can not find access key, ${access.error}` };
  const secret = readValue(secretKey, outside);
  if ('error' in secret) return { error: `can not find secret key, ${secret.error}` };
  return { accessKey: access.from, secretKey: secret.from };
}
