import { toBase64 } from '../encoding.ts';
import type { EventContext } from '../event.ts';
import { compareCodePoints } from '../lang/codePoints.ts';
import { timeText } from '../lang/time/format.ts';
import { ZERO_TIME } from '../lang/time/goTime.ts';
import { parseTime, RFC3339 } from '../lang/time/parse.ts';
import { UTC } from '../lang/time/zone.ts';
import { rememberLast } from '../rememberLast.ts';
import type { Execution, Outcome } from './outcome.ts';

const MEDIA_TYPE = /^[!#$%&'*+\-.^_`|~0-9a-z]+(?:\/[!#$%&'*+\-.^_`|~0-9a-z]+)?$/;
const READABLE: ReadonlySet<string> = new Set(['application/json', 'text/plain']);

/** The lines of a `log` trigger, one for each event, sorted by dependency. */
export function resolveLog({ intervalSeconds }: { intervalSeconds?: number }, execution: Execution): Outcome {
  const lines = Object.entries(execution.events)
    .sort(([a], [b]) => compareCodePoints(a, b))
    .map(([dependency, { context, data }]) => ({
      dependency,
      message: READABLE.has(mediaType(context.datacontenttype)) ? (data ?? '') : toBase64(data ?? ''),
      context: contextText(context),
    }));
  const notes = intervalSeconds ? ['intervalSeconds has no effect: every event is logged'] : [];
  return { parameters: [], request: { type: 'log', lines }, ...(notes.length > 0 && { notes }) };
}

/** The type without its parameters, as far as Go reads it: empty if it is none. */
const mediaType = rememberLast((contentType: string): string => {
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  return MEDIA_TYPE.test(type) ? type : '';
});

/** Not JSON: nothing is escaped. */
function contextText(context: EventContext): string {
  const { id, source, specversion, type, datacontenttype, subject, time } = context;
  const texts = ['{"id": "', id, '", "source": "', source, '", "specversion": "', specversion];
  texts.push('", "type": "', type, '", "datacontenttype": "', datacontenttype);
  texts.push('", "subject": "', subject, '", "time": "', goTimeText(time ?? ''), '"}');
  return texts.join('');
}

const goTimeText = rememberLast((time: string): string => {
  const parsed = time === '' ? ZERO_TIME : parseTime(RFC3339, time);
  return timeText('error' in parsed ? ZERO_TIME : { ...parsed, zone: UTC });
});
