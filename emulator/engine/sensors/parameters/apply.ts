import type { TriggerParameter } from '../../../../schemas/generated/types.ts';
import { get } from '../../lang/gjson/get.ts';
import { set } from '../../lang/sjson/set.ts';
import type { ParameterChange } from '../../trace/step.ts';
import type { Where } from '../../trace/where.ts';
import { below } from '../../trace/where.ts';
import type { TemplatePorts } from '../../lang/template/render.ts';
import { describeSource } from './describe.ts';
import { resolveSource, type Events } from './resolve.ts';

export interface Applied {
  /** The document after all parameters that could be applied. */
  readonly json: string;
  readonly changes: readonly ParameterChange[];
  /** Of the first parameter that failed: it ends the execution. */
  readonly error?: string;
}

/** Applies parameters to a JSON document one after the other, each on the result of the one before (`ApplyParams`). */
export function applyParameters(
  json: string,
  parameters: readonly TriggerParameter[],
  events: Events,
  ports: TemplatePorts,
  where?: Where,
): Applied {
  const changes: ParameterChange[] = [];
  let current = json;
  for (const [index, parameter] of parameters.entries()) {
    const result = applyOne(current, parameter, events, ports);
    changes.push({
      dest: parameter.dest ?? '',
      operation: parameter.operation ?? 'overwrite',
      source: describeSource(parameter.src),
      ...result.change,
      ...(where && { where: below(where, index) }),
    });
    if (result.error !== undefined) return { json: current, changes, error: result.error };
    current = result.json;
  }
  return { json: current, changes };
}

interface OneResult {
  readonly json: string;
  readonly change: Pick<ParameterChange, 'value' | 'before' | 'after' | 'why'>;
  readonly error?: string;
}

function applyOne(
  json: string,
  parameter: TriggerParameter,
  events: Events,
  ports: TemplatePorts,
): OneResult {
  const failed = (error: string): OneResult => ({ json, change: { value: null, why: error }, error });
  // Upstream dereferences the missing source and dies.
  if (!parameter.src) return failed('the parameter has no src: the sensor process would crash');
  const resolved = resolveSource(parameter.src, events, ports);
  if ('error' in resolved) return failed(resolved.error);
  if (resolved.text === null) {
    return {
      json,
      change: {
        value: null,
        why: `dependency ${parameter.src.dependencyName ?? ''} took no part and there is no default: skipped`,
      },
    };
  }
  const dest = parameter.dest ?? '';
  const combined = combine(json, dest, parameter.operation ?? '', resolved.text);
  if ('error' in combined) return failed(combined.error);
  const isText = combined.isText || resolved.type === 'String';
  const raw = !isText && parameter.src.useRawData === true;
  const result = set(json, dest, raw ? { raw: combined.text } : { string: combined.text });
  if (result.error !== undefined) return failed(result.error);
  const notes = resolved.notes?.join('; ');
  const change = {
    value: combined.text,
    before: rawAt(json, dest),
    after: rawAt(result.json, dest),
    ...(notes && { why: notes }),
  };
  return { json: result.json, change };
}

function combine(
  json: string,
  dest: string,
  operation: string,
  value: string,
): { text: string; isText: boolean } | { error: string } {
  if (operation === '' || operation === 'overwrite') return { text: value, isText: false };
  if (operation !== 'append' && operation !== 'prepend')
    return { error: `unsupported trigger parameter operation: ${operation}` };
  const current = get(json, dest);
  if (!current.exists) return { text: value, isText: false };
  return { text: operation === 'append' ? current.string + value : value + current.string, isText: true };
}

function rawAt(json: string, dest: string): string | undefined {
  const found = get(json, dest);
  return found.exists ? found.raw : undefined;
}
