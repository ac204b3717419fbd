import type { HTTPTrigger, SecretKeySelector, TriggerParameter } from '../../../schemas/generated/types.ts';
import type { Json } from '../../../schemas/schema-node.ts';
import { marshal } from '../lang/goMarshal.ts';
import { applyParameters } from '../sensors/parameters/apply.ts';
import { constructPayload } from '../sensors/parameters/payload.ts';
import { resolveSource } from '../sensors/parameters/resolve.ts';
import { below } from '../trace/where.ts';
import type { Execution, Outcome } from './outcome.ts';
import type { HeaderSource, HttpHeader } from './request.ts';

const DEFAULT_TIMEOUT = 60;

/** The request of an `http` trigger. */
export function resolveHttp(written: HTTPTrigger, execution: Execution): Outcome {
  const withMethod = { ...written, method: written.method || 'POST' };
  const place = below(execution.where, 'parameters');
  const applied = applyParameters(
    marshal(withMethod as unknown as Json),
    written.parameters ?? [],
    execution.events,
    execution.ports,
    place,
  );
  if (applied.error !== undefined) return { parameters: applied.changes, error: applied.error };
  const trigger = JSON.parse(applied.json) as HTTPTrigger;
  const method = trigger.method || 'GET';
  const payload = constructPayload(
    trigger.payload ?? [],
    execution.events,
    execution.ports,
    below(execution.where, 'payload'),
  );
  const soFar = { parameters: applied.changes, payload: payload.changes };
  if (payload.error !== undefined) return { ...soFar, error: payload.error };
  const headers = headersOf(trigger, execution);
  if ('error' in headers) return { ...soFar, error: headers.error };
  const warn = !trigger.payload && ['POST', 'PATCH', 'PUT'].includes(method);
  return {
    ...soFar,
    ...(warn && { notes: ['payload parameters are not specified. request payload will be an empty string'] }),
    request: {
      type: 'http',
      method,
      url: trigger.url,
      ...(trigger.host && { host: trigger.host }),
      headers: headers.headers,
      ...(trigger.basicAuth && { basicAuth: basicAuthOf(trigger.basicAuth) }),
      body: payload.body,
      timeoutSeconds:
        trigger.timeout !== undefined && trigger.timeout > 0 ? trigger.timeout : DEFAULT_TIMEOUT,
    },
  };
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
  for (const { name = '', valueFrom } of trigger.secureHeaders ?? []) {
    const from = valueFrom?.secretKeyRef
      ? sourceOf('secret', valueFrom.secretKeyRef)
      : valueFrom?.configMapKeyRef && sourceOf('configMap', valueFrom.configMapKeyRef);
    if (!from)
      return { error: 'failed to retrieve the value for secureHeader, configmap key selector is nil' };
    headers.set(name, { name, value: '', from });
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

function sourceOf(
  kind: HeaderSource['kind'],
  selector: Pick<SecretKeySelector, 'name' | 'key'>,
): HeaderSource {
  return { kind, name: selector.name ?? '', key: selector.key ?? '' };
}

function basicAuthOf(auth: NonNullable<HTTPTrigger['basicAuth']>): {
  username?: HeaderSource;
  password?: HeaderSource;
} {
  return {
    ...(auth.username && { username: sourceOf('secret', auth.username) }),
    ...(auth.password && { password: sourceOf('secret', auth.password) }),
  };
}
