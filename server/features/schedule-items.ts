import type { CompletionItem } from 'vscode-languageserver-types';
import { fieldAt } from '../embedded/languages.ts';
import { cronWords } from '../embedded/words/cron.ts';
import type { FeatureContext } from './context.ts';
import type { Cursor } from './cursor.ts';
import { calendarAt, nextFirings } from './firings.ts';
import { valueEdit } from './value-edit.ts';

const VALUE_KIND = 12;
const SHOWN_TIMES = 3;

const CRONS: readonly string[] = [
  '* * * * *',
  '*/5 * * * *',
  '*/15 * * * *',
  '0 * * * *',
  '0 */6 * * *',
  '0 0 * * *',
  '0 9 * * *',
  '0 9 * * 1-5',
  '0 8,20 * * *',
  '0 0 * * 0',
  '0 0 1 * *',
  '0 0 1 1 *',
];
const INTERVALS: readonly string[] = ['10s', '30s', '1m', '5m', '15m', '30m', '1h', '6h', '12h', '24h'];

/**
 * The usual schedules and intervals, with when they fire; and time zones. Undefined at other fields.
 * @param now milliseconds since 1970
 */
export function completeSchedule(
  context: FeatureContext,
  cursor: Cursor,
  now: number,
): CompletionItem[] | undefined {
  const field = cursor.onKey ? undefined : fieldAt(cursor.resource.kind, cursor.path);
  switch (field) {
    case 'CalendarEventSource.schedule':
    case 'ConditionsResetByTime.cron':
      return CRONS.map((cron, i) => scheduleItem(context, cursor, { text: cron, order: i, now }));
    case 'CalendarEventSource.interval':
      return INTERVALS.map((interval, i) => scheduleItem(context, cursor, { text: interval, order: i, now }));
    case 'CalendarEventSource.timezone':
    case 'ConditionsResetByTime.timezone':
    case 'TimeFilter.timezone':
      return timeZones().map((zone) => ({
        label: zone,
        kind: VALUE_KIND,
        ...valueEdit(context, cursor, zone),
      }));
    default:
      return undefined;
  }
}

interface Proposed {
  readonly text: string;
  readonly order: number;
  readonly now: number;
}

function scheduleItem(
  context: FeatureContext,
  cursor: Cursor,
  { text, order, now }: Proposed,
): CompletionItem {
  const around = calendarAt(cursor.resource, cursor.path);
  const timezone = around?.timezone === undefined ? {} : { timezone: around.timezone };
  const isInterval = cursor.path.at(-1) === 'interval';
  const words = isInterval ? undefined : cronWords(text);
  const times =
    nextFirings({ ...timezone, [isInterval ? 'interval' : 'schedule']: text }, now, SHOWN_TIMES) ?? [];
  return {
    label: text,
    kind: VALUE_KIND,
    ...(words !== undefined && { detail: words }),
    documentation: {
      kind: 'markdown',
      value: `Fires next at:\n${times.map((time) => `- ${time}`).join('\n')}`,
    },
    sortText: String(order).padStart(2, '0'),
    ...valueEdit(context, cursor, text),
  };
}

let zones: readonly string[] | undefined;

function timeZones(): readonly string[] {
  zones ??= [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
  return zones;
}
