import { toBase64 } from '../encoding.ts';
import type { Execution, Outcome } from './outcome.ts';

/** The lines of a `log` trigger, one for each event, sorted by dependency. */
export function resolveLog(_trigger: object, execution: Execution): Outcome {
  const lines = Object.entries(execution.events)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([dependency, { context, data }]) => {
      const mediaType = context.datacontenttype.split(';')[0]?.trim().toLowerCase();
      const readable = mediaType === 'application/json' || mediaType === 'text/plain';
      return { dependency, message: readable ? (data ?? '') : toBase64(data ?? '') };
    });
  return { parameters: [], request: { type: 'log', lines } };
}
