import type { Zone } from '../time/zone.ts';
import { loadZone } from '../time/zone.ts';
import type { CronField } from './field.ts';
import { BOUNDS, parseField } from './field.ts';

/** A schedule of five fields. */
export interface CronSchedule {
  readonly minute: CronField;
  readonly hour: CronField;
  readonly dayOfMonth: CronField;
  readonly month: CronField;
  readonly dayOfWeek: CronField;
  /** The zone that a `TZ=` prefix names; without one, the zone of the moment that is asked about. */
  readonly zone: Zone | undefined;
}

/** robfig/cron's error text and the piece of the source that it is about. */
export interface CronError {
  readonly error: string;
  readonly offset: number;
  readonly length: number;
}

/** Reads a schedule as robfig/cron 3.0.1 does with exactly five fields and no descriptors. */
export function parseCron(source: string): { readonly schedule: CronSchedule } | CronError {
  if (source === '') return whole(source, 'empty spec string');
  const prefix = /^(?:CRON_)?TZ=/.exec(source)?.[0];
  if (prefix === undefined) return parseFields(source, 0, undefined);
  const end = source.indexOf(' ');
  if (end === -1) return whole(source, 'a time zone has to be followed by a space (upstream panics here)');
  const name = source.slice(prefix.length, end);
  const zone = loadZone(name);
  if ('error' in zone) {
    return {
      error: `provided bad location ${name}: ${zone.error}`,
      offset: prefix.length,
      length: name.length,
    };
  }
  return parseFields(source, end, name === 'Local' ? undefined : zone);
}

function whole(source: string, error: string): CronError {
  return { error, offset: 0, length: source.length };
}

function parseFields(
  source: string,
  start: number,
  zone: Zone | undefined,
): { schedule: CronSchedule } | CronError {
  const text = source.slice(start);
  if (text.trim().startsWith('@') && (start > 0 || text.startsWith('@'))) {
    return whole(source, `parser does not accept descriptors: ${start > 0 ? text.trim() : text}`);
  }
  const words = [...text.matchAll(/\S+/g)];
  if (words.length !== BOUNDS.length) {
    const found = words.map(([word]) => word).join(' ');
    return whole(source, `expected exactly 5 fields, found ${words.length}: [${found}]`);
  }
  const fields: CronField[] = [];
  for (const [i, bounds] of BOUNDS.entries()) {
    const word = words[i];
    const field = parseField(word?.[0] ?? '', bounds);
    if ('error' in field) return { ...field, offset: start + (word?.index ?? 0) + field.offset };
    fields.push(field);
  }
  const [minute, hour, dayOfMonth, month, dayOfWeek] = fields as [
    CronField,
    CronField,
    CronField,
    CronField,
    CronField,
  ];
  return { schedule: { minute, hour, dayOfMonth, month, dayOfWeek, zone } };
}
