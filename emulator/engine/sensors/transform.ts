import type { EventDependency } from '../../../schemas/generated/types.ts';
import type { SensorEvent } from '../event.ts';
import { below, type Where } from '../trace/where.ts';
import type { StepDraft } from '../trace/step.ts';

export interface Transformed {
  /** The event as filters and parameters see it; undefined when it is dropped. */
  readonly event: SensorEvent | undefined;
  /** Absent when the dependency has no transform. */
  readonly step?: StepDraft;
}

/** Applies the transform of a dependency: jq goes before Lua. */
export function transformEvent(
  dependency: EventDependency,
  event: SensorEvent,
  subject: string,
  where?: Where,
): Transformed {
  const { jq, script } = dependency.transform ?? {};
  if (!jq && !script) return { event };
  const language = jq ? 'jq' : 'lua';
  const place = where && below(where, 'transform', jq ? 'jq' : 'script');
  const output = { language, before: event.data } as const;
  if (event.data === null) {
    return {
      event,
      step: {
        kind: 'transform',
        subject,
        verdict: 'passed',
        why: 'the event has no data: nothing to transform',
        output,
        ...(place && { where: place }),
      },
    };
  }
  const why = `${language === 'jq' ? 'jq' : 'Lua'} transforms are not built yet: the event is dropped for this dependency`;
  return {
    event: undefined,
    step: { kind: 'transform', subject, verdict: 'error', why, output, ...(place && { where: place }) },
  };
}
