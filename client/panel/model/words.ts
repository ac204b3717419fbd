import type { StepKind, Verdict } from '../../../emulator/engine/trace/step.ts';
import type { EventStatus } from '../messages.ts';

export const KIND_WORDS: Readonly<Record<StepKind, string>> = {
  'event.received': 'Event received',
  'source.filter': 'Source filter',
  'bus.published': 'Published',
  'bus.dropped': 'Dropped',
  'dependency.matched': 'Dependency',
  transform: 'Transform',
  filter: 'Filters',
  condition: 'Condition',
  'condition.reset': 'Condition reset',
  'trigger.parameters': 'Parameters',
  'trigger.request': 'Trigger',
  'trigger.result': 'Result',
  policy: 'Policy',
  retry: 'Retry',
  dlq: 'Dead-letter trigger',
  rateLimit: 'Rate limit',
  error: 'Error',
};

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  passed: 'passed',
  failed: 'filtered out',
  waiting: 'waiting',
  error: 'error',
  skipped: 'skipped',
  dry: 'resolved',
  live: 'sent',
};

/** What a verdict means, for a tooltip. */
export const VERDICT_MEANINGS: Readonly<Record<Verdict, string>> = {
  passed: 'It goes on',
  failed: 'It ends here, as the manifest says',
  waiting: 'It waits for other events',
  error: 'It ends here because something is wrong',
  skipped: 'It was not tried',
  dry: 'It would have been sent; only live triggers send',
  live: 'It was really sent',
};

export const STATUS_WORDS: Readonly<Record<EventStatus, string>> = {
  running: 'running',
  done: 'done',
  interrupted: 'interrupted',
  refused: 'not accepted',
};

/** `2 resolved, 1 filtered out`. */
export function countsText(counts: ReadonlyMap<Verdict, number>): string {
  const order: readonly Verdict[] = ['live', 'dry', 'error', 'waiting', 'failed', 'passed', 'skipped'];
  const parts = order.flatMap((verdict) => {
    const count = counts.get(verdict);
    const word = verdict === 'error' && count !== 1 ? 'errors' : VERDICT_WORDS[verdict];
    return count === undefined ? [] : `${count} ${word}`;
  });
  return parts.join(', ');
}

/** Hours, minutes and seconds of a moment in the reader's time zone. */
export function timeText(at: string): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  return [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}
