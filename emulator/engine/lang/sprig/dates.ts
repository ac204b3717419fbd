import type { GoValue } from '../fmt/value.ts';
import { isInt } from '../fmt/value.ts';
import { formatDuration, parseDuration } from '../duration.ts';
import { formatTime } from '../time/format.ts';
import type { GoTime } from '../time/goTime.ts';
import { addNanos, nanosBetween, timeOfMilliseconds, ZERO_TIME } from '../time/goTime.ts';
import { parseTime } from '../time/parse.ts';
import { loadZone, LOCAL, UTC } from '../time/zone.ts';
import type { Ports, Returned } from '../template/signature.ts';
import type { Family } from './define.ts';
import { define, defineMust, text } from './define.ts';

const BILLION = 1_000_000_000n;

const modify = define(['string', 'time'], ([duration, time]) => {
  const modified = added(duration, time);
  return 'value' in modified ? modified.value : (time ?? null);
});
const mustModify = defineMust(['string', 'time'], ([duration, time]) => added(duration, time));
const inZone = define(['string', 'any', 'string'], ([layout, date, zone], ports) =>
  format(layout, date, text(zone), ports),
);

/** sprig's functions on dates. What is neither a time nor a whole number counts as now. */
export const DATES: Family = {
  now: define([], (_args, { now }) => moment(timeOfMilliseconds(now(), LOCAL))),
  date: define(['string', 'any'], ([layout, date], ports) => format(layout, date, 'Local', ports)),
  dateInZone: inZone,
  date_in_zone: inZone,
  htmlDate: define(['any'], ([date], ports) => format('2006-01-02', date, 'Local', ports)),
  htmlDateInZone: define(['any', 'string'], ([date, zone], ports) =>
    format('2006-01-02', date, text(zone), ports),
  ),
  dateModify: modify,
  date_modify: modify,
  mustDateModify: mustModify,
  must_date_modify: mustModify,
  toDate: define(['string', 'string'], ([layout, source]) => {
    const time = parseTime(text(layout), text(source), LOCAL);
    return moment('error' in time ? ZERO_TIME : time);
  }),
  mustToDate: defineMust(['string', 'string'], ([layout, source]) => {
    const time = parseTime(text(layout), text(source), LOCAL);
    return 'error' in time ? time : { value: moment(time) };
  }),
  unixEpoch: define(['time'], ([time]) => String(timeIn(time)?.seconds ?? 0)),
  ago: define(['any'], ([date], ports) => {
    const nanos = nanosBetween(timeOfMilliseconds(ports.now()), momentOf(date, ports, false));
    return formatDuration(roundSeconds(nanos));
  }),
  duration: define(['any'], ([seconds]) => formatDuration(BigInt.asIntN(64, secondsIn(seconds) * BILLION))),
  durationRound: define(['any'], ([duration], ports) => roundedText(nanosIn(duration, ports))),
};

function moment(time: GoTime): GoValue {
  return { type: 'time', time };
}

function timeIn(value: GoValue | undefined): GoTime | undefined {
  return typeof value === 'object' && value?.type === 'time' ? value.time : undefined;
}

function momentOf(value: GoValue | undefined, { now }: Ports, int32 = true): GoTime {
  const time = timeIn(value);
  if (time) return time;
  if (
    value !== undefined &&
    isInt(value) &&
    (int32 || value.type !== 'int32') &&
    !value.type.startsWith('u')
  ) {
    return { seconds: Number(value.value), nanos: 0, zone: UTC };
  }
  return timeOfMilliseconds(now());
}

function format(
  layout: GoValue | undefined,
  date: GoValue | undefined,
  zoneName: string,
  ports: Ports,
): string {
  const zone = loadZone(zoneName);
  return formatTime({ ...momentOf(date, ports), zone: 'error' in zone ? UTC : zone }, text(layout));
}

function added(
  duration: GoValue | undefined,
  time: GoValue | undefined,
): Returned & ({ value: GoValue } | { error: string }) {
  const parsed = parseDuration(text(duration));
  if ('error' in parsed) return parsed;
  return { value: moment(addNanos(timeIn(time) ?? ZERO_TIME, parsed.nanos)) };
}

/** Half a second rounds away from zero. */
function roundSeconds(nanos: bigint): bigint {
  const size = nanos < 0n ? -nanos : nanos;
  const seconds = ((size + BILLION / 2n) / BILLION) * BILLION;
  return nanos < 0n ? -seconds : seconds;
}

/** A text of digits or an int64; anything else is 0. */
function secondsIn(value: GoValue | undefined): bigint {
  if (typeof value === 'string') {
    if (!/^[+-]?[0-9]+$/.test(value)) return 0n;
    const parsed = BigInt(value.replace(/^\+/, ''));
    const max = (1n << 63n) - 1n;
    return parsed > max ? max : parsed < -max - 1n ? -max - 1n : parsed;
  }
  return value !== undefined && isInt(value) && value.type === 'int64' ? value.value : 0n;
}

function nanosIn(value: GoValue | undefined, { now }: Ports): bigint {
  if (typeof value === 'string') {
    const parsed = parseDuration(value);
    return 'error' in parsed ? 0n : parsed.nanos;
  }
  const time = timeIn(value);
  if (time) return nanosBetween(timeOfMilliseconds(now()), time);
  return value !== undefined && isInt(value) && value.type === 'int64' ? value.value : 0n;
}

const HOUR = 3600n * BILLION;
const UNITS: readonly (readonly [bigint, string])[] = [
  [HOUR * 24n * 365n, 'y'],
  [HOUR * 24n * 30n, 'mo'],
  [HOUR * 24n, 'd'],
  [HOUR, 'h'],
  [60n * BILLION, 'm'],
  [BILLION, 's'],
];

/** In the largest unit of which there is more than one. */
function roundedText(nanos: bigint): string {
  const size = nanos < 0n ? -nanos : nanos;
  const unit = UNITS.find(([length]) => size > length);
  return unit ? `${size / unit[0]}${unit[1]}` : '0s';
}
