import type { TriggerParameter } from '../../../../schemas/generated/types.ts';
import { grow, grownText, type Growing } from '../../lang/sjson/grow.ts';
import { set } from '../../lang/sjson/set.ts';
import type { ParameterChange } from '../../trace/step.ts';
import type { Where } from '../../trace/where.ts';
import type { TemplatePorts } from '../../lang/template/render.ts';
import { changeOf } from './change.ts';
import { resolveSource, type Events } from './resolve.ts';
import { jsonOf } from './write.ts';

export interface Payload {
  /** The body; empty when nothing was set. It need not be JSON. */
  readonly body: string;
  readonly changes: readonly ParameterChange[];
  readonly error?: string;
}

/** Builds a payload from its parameters (`ConstructPayload`): a parameter without `dest` is the whole body. */
export function constructPayload(
  payload: readonly TriggerParameter[],
  events: Events,
  ports: TemplatePorts,
  where?: Where,
): Payload {
  const changes: ParameterChange[] = [];
  const growing: Growing = { root: undefined };
  /** The document, from a write on that is not simple. */
  let text: string | undefined;
  for (const [index, parameter] of payload.entries()) {
    const dest = parameter.dest ?? '';
    const note = (value: string | null, why?: string): void => {
      changes.push(changeOf(parameter, 'overwrite', { value, why }, index, where));
    };
    const fail = (error: string): Payload => {
      note(null, error);
      return { body: '', changes, error };
    };
    if (!parameter.src) return fail('the payload item has no src: the sensor process would crash');
    const resolved = resolveSource(parameter.src, events, ports);
    if ('error' in resolved) return fail(resolved.error);
    if (resolved.text === null) {
      if (dest !== '') {
        return fail(
          `dependency ${parameter.src.dependencyName ?? ''} took no part and there is no default: the sensor process would crash`,
        );
      }
      note(null, `dependency ${parameter.src.dependencyName ?? ''} took no part: skipped`);
      continue;
    }
    note(resolved.text, resolved.notes?.join('; '));
    if (dest === '') return { body: resolved.text, changes };
    const raw = resolved.type !== 'String' && parameter.src.useRawData === true;
    const value = raw ? { raw: resolved.text } : { string: resolved.text };
    const json = text === undefined ? jsonOf(value) : undefined;
    if (json !== undefined && grow(growing, dest, json)) continue;
    const result = set(text ?? grownText(growing), dest, value);
    if (result.error !== undefined) return { body: '', changes, error: result.error };
    text = result.json;
  }
  return { body: text ?? grownText(growing), changes };
}
