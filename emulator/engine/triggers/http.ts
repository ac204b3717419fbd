import type { HTTPTrigger, SecretKeySelector, TriggerParameter } from '../../../schemas/generated/types.ts';
import { resolveSource } from '../sensors/parameters/resolve.ts';
import { executionError, notConstructed, type Execution, type Outcome } from './outcome.ts';
import { applyOwnParameters, buildPayload } from './ownParameters.ts';
import type { HeaderSource, HttpHeader, HttpRequest } from './request.ts';
import { secureHeader } from './secureHeader.ts';
import { constructionProblem, writeRequest } from './sending/wire.ts';
import { readTls } from './tls.ts';
import { readValue } from './value.ts';

const DEFAULT_TIMEOUT = 60;

/** The request of an `http` trigger. */
export function resolveHttp(written: HTTPTrigger, execution: Execution): Outcome {
  const tls = readTls(written.tls, execution.outside);
  if ('error' in tls) return notConstructed(execution, `failed to get the tls configuration, ${tls.error}`);
  const withMethod = written.method ? written : { ...written, method: 'POST' as const };
  const changed = applyOwnParameters('HTTPTrigger', 'http', withMethod, execution);
  if ('failed' in changed) return changed.failed;
  const { trigger, parameters } = changed;
  const built = buildPayload(trigger.payload, parameters, execution);
  if ('failed' in built) return built.failed;
  const method = trigger.method || 'GET';
  const warn = !trigger.payload && ['POST', 'PATCH', 'PUT'].includes(method);
  const soFar = {
    parameters,
    payload: built.payload,
    ...(warn && {
      warnings: ['payload parameters are not specified. request payload will be an empty string'],
    }),
  };
  const fail = (reason: string): Outcome => ({ ...soFar, error: executionError(reason), stage: 'execution' });
  const problem = constructionProblem(method, trigger.url);
  if (problem !== undefined) return fail(`failed to construct request for ${trigger.url}, ${problem}`);
  const headers = headersOf(trigger, execution);
  if ('error' in headers) return fail(headers.error);
  const basicAuth = basicAuthOf(trigger.basicAuth, execution);
  if (basicAuth && 'error' in basicAuth) return fail(basicAuth.error);
  const request: HttpRequest = {
    type: 'http',
    method,
    url: trigger.url,
    ...(trigger.host && { host: trigger.host }),
    headers: headers.headers,
    ...(basicAuth && { basicAuth }),
    body: built.body,
    // The client is made before the parameters.
    timeoutSeconds: written.timeout !== undefined && written.timeout > 0 ? written.timeout : DEFAULT_TIMEOUT,
    ...(tls.tls && { tls: tls.tls }),
  };
  const refused = writeRequest({ ...request, headers: shownHeaders(request) });
  return 'error' in refused ? fail(refused.error) : { ...soFar, request };
}

function shownHeaders({ headers }: HttpRequest): ReadonlyMap<string, string> {
  return new Map(headers.map(({ name, value }) => [name, value]));
}

/** Later ones win where the spelling is the same: `headers`, then `dynamicHeaders`, then `secureHeaders`. */
function headersOf(
  trigger: HTTPTrigger,
  execution: Execution,
): { readonly headers: readonly HttpHeader[] } | { readonly error: string } {
  const headers = new Map<string, HttpHeader>();
  for (const [name, value] of Object.entries(trigger.headers ?? {})) headers.set(name, { name, value });
  for (const parameter of trigger.dynamicHeaders ?? []) {
    const result = dynamicHeader(parameter, execution);
    if ('error' in result) return result;
    headers.set(result.name, result);
  }
  for (const written of trigger.secureHeaders ?? []) {
    const result = secureHeader(written, execution.outside);
    if ('error' in result) return result;
    headers.set(result.name, result);
  }
  return { headers: [...headers.values()].sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

function dynamicHeader(
  parameter: TriggerParameter,
  execution: Execution,
): HttpHeader | { readonly error: string } {
  const name = parameter.dest ?? '';
  const fail = (reason: string): { readonly error: string } => ({
    error: `failed to resolve the value for dynamicHeader ${name}, ${reason}`,
  });
  if (!parameter.src) return fail('it has no src: the sensor process would crash');
  const resolved = resolveSource(parameter.src, execution.events, execution.ports);
  if ('error' in resolved) return fail(resolved.error);
  if (resolved.text === null) {
    return fail(
      `dependency ${parameter.src.dependencyName ?? ''} took no part and there is no default: the sensor process would crash`,
    );
  }
  return { name, value: resolved.text };
}

function basicAuthOf(
  auth: HTTPTrigger['basicAuth'],
  { outside }: Execution,
): HttpRequest['basicAuth'] | { readonly error: string } {
  if (!auth) return undefined;
  const read = (
    word: 'username' | 'password',
    selector: SecretKeySelector | undefined,
  ): { readonly from?: HeaderSource } | { readonly error: string } => {
    if (!selector) return {};
    const value = readValue(selector, outside);
    return 'error' in value ? { error: `failed to retrieve the ${word}, ${value.error}` } : value;
  };
  const username = read('username', auth.username);
  if ('error' in username) return username;
  const password = read('password', auth.password);
  if ('error' in password) return password;
  return {
    ...(username.from && { username: username.from }),
    ...(password.from && { password: password.from }),
  };
}
