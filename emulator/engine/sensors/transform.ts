import type { EventDependency } from '../../../schemas/generated/types.ts';
import type { SensorEvent } from '../event.ts';
import type { Ports } from '../lang/jq/native.ts';
import { transformData, type TransformError } from '../lang/jq/transform.ts';
import { runTransform } from '../lang/lua/run.ts';
import { below, type Where } from '../trace/where.ts';
import type { StepDraft } from '../trace/step.ts';

export interface Transformed {
  /** The event as filters and parameters see it; undefined when it is dropped. */
  readonly event: SensorEvent | undefined;
  /** Absent when the dependency has no transform. */
  readonly step?: StepDraft;
  /** What upstream says of a transform that failed. */
  readonly error?: string;
}

/** Applies the transform of a dependency: jq goes before Lua. */
export function transformEvent(
  dependency: Pick<EventDependency, 'transform'>,
  event: SensorEvent,
  subject: string,
  ports: Ports,
  where?: Where,
): Transformed {
  const { jq, script } = dependency.transform ?? {};
  if (!jq && !script) return { event };
  const language = jq ? 'jq' : 'lua';
  const place = where && below(where, 'transform', jq ? 'jq' : 'script');
  const output = { language, before: event.data } as const;
  const step = { kind: 'transform', subject, ...(place && { where: place }) } as const;
  if (event.data === null) {
    const why = 'the event has no data: nothing to transform';
    return { event, step: { ...step, verdict: 'passed', why, output } };
  }
  const answer: { readonly data: string } | TransformError = jq
    ? transformData(jq, event.data, ports)
    : runTransform(script ?? '', event.data, ports);
  if ('error' in answer) {
    const why = `${explain(answer).trimEnd()}: the event is dropped for this dependency`;
    return { event: undefined, step: { ...step, verdict: 'error', why, output }, error: answer.error };
  }
  const actor = jq ? 'jq' : 'the Lua script';
  const why = answer.data === event.data ? `${actor} leaves the data as it is` : `${actor} makes new data`;
  return {
    event: withData(event, answer.data),
    step: { ...step, verdict: 'passed', why, output: { ...output, after: answer.data } },
  };
}

function explain({ error, detail, offset }: TransformError): string {
  const place = offset === undefined ? '' : ` at character ${offset + 1} of the program`;
  return `${error}${detail === undefined ? '' : ` (${detail})`}${place}`;
}

function withData(event: SensorEvent, data: string): SensorEvent {
  return { context: { ...event.context, datacontenttype: 'application/json' }, data };
}
