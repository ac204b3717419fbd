import type { TriggerParameter } from '../../../../schemas/generated/types.ts';
import { draftText, openDraft, type Draft } from '../../lang/sjson/draft.ts';
import type { ParameterChange } from '../../trace/step.ts';
import type { Where } from '../../trace/where.ts';
import type { TemplatePorts } from '../../lang/template/render.ts';
import { changeOf, type ChangeOutcome } from './change.ts';
import { resolveSource, type Events } from './resolve.ts';
import { write } from './write.ts';

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
  let draft = openDraft(json);
  for (const [index, parameter] of parameters.entries()) {
    const result = applyOne(draft, parameter, events, ports);
    changes.push(changeOf(parameter, parameter.operation ?? 'overwrite', result.change, index, where));
    if (result.error !== undefined) return { json: draftText(draft), changes, error: result.error };
    draft = result.draft;
  }
  return { json: draftText(draft), changes };
}

interface OneResult {
  readonly draft: Draft;
  readonly change: ChangeOutcome;
  readonly error?: string;
}

function applyOne(
  draft: Draft,
  parameter: TriggerParameter,
  events: Events,
  ports: TemplatePorts,
): OneResult {
  const failed = (error: string): OneResult => ({ draft, change: { value: null, why: error }, error });
  // Upstream dereferences the missing source and dies.
  if (!parameter.src) return failed('the parameter has no src: the sensor process would crash');
  const resolved = resolveSource(parameter.src, events, ports);
  if ('error' in resolved) return failed(resolved.error);
  if (resolved.text === null) {
    const why = `dependency ${parameter.src.dependencyName ?? ''} took no part and there is no default: skipped`;
    return { draft, change: { value: null, why } };
  }
  const raw = resolved.type !== 'String' && parameter.src.useRawData === true;
  const written = write(draft, parameter, raw ? { raw: resolved.text } : { string: resolved.text });
  if ('error' in written) return failed(written.error);
  const { value, before, after } = written;
  const why = resolved.notes?.join('; ');
  return { draft: written.draft, change: { value, before, after, why } };
}
