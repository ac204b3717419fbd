import type { GoValue } from '../fmt/value.ts';
import { goInt, isInt, typeName } from '../fmt/value.ts';
import type { Version } from '../semver/version.ts';
import { compareVersions, increment, versionText } from '../semver/version.ts';
import { formatTime, timeText } from '../time/format.ts';
import type { GoTime } from '../time/goTime.ts';
import { addDate, addNanos, compareTimes, fieldsOf, isZero } from '../time/goTime.ts';
import { MONTHS, WEEK_DAYS } from '../time/names.ts';
import { UTC } from '../time/zone.ts';
import type { GoFunction, Returned } from './signature.ts';

type Member = { readonly function: GoFunction } | { readonly field: GoValue };

/** The method or struct field of a value that is no map: of times, versions and certificates. */
export function methodOf(value: GoValue, name: string): Member | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  switch (value.type) {
    case 'certificate':
      return name === 'Cert' || name === 'Key' ? { field: value.fields[name] } : undefined;
    case 'time':
      return timeMethod(value, name);
    case 'version':
      return versionMethod(value, name);
    default:
      return undefined;
  }
}

function getter(get: () => GoValue): Member {
  return { function: { params: [], call: () => ({ value: get() }) } };
}

function timeMethod({ time }: Extract<GoValue, { type: 'time' }>, name: string): Member | undefined {
  const fields = fieldsOf(time);
  switch (name) {
    case 'Format':
      return {
        function: {
          params: ['string'],
          call: ([layout]) => ({ value: formatTime(time, typeof layout === 'string' ? layout : '') }),
        },
      };
    case 'String':
      return getter(() => timeText(time));
    case 'Unix':
      return getter(() => goInt(time.seconds, 'int64'));
    case 'UnixMilli':
      return getter(() =>
        goInt(BigInt(time.seconds) * 1000n + BigInt(Math.floor(time.nanos / 1e6)), 'int64'),
      );
    case 'UnixNano':
      return getter(() => goInt(BigInt(time.seconds) * 1_000_000_000n + BigInt(time.nanos), 'int64'));
    case 'Year':
      return getter(() => goInt(fields.year));
    case 'Day':
      return getter(() => goInt(fields.day));
    case 'Hour':
      return getter(() => goInt(fields.hour));
    case 'Minute':
      return getter(() => goInt(fields.minute));
    case 'Second':
      return getter(() => goInt(fields.second));
    case 'Nanosecond':
      return getter(() => goInt(time.nanos));
    case 'YearDay':
      return getter(() => goInt(fields.yearDay));
    case 'Month':
      return getter(() => MONTHS[fields.month - 1] ?? '');
    case 'Weekday':
      return getter(() => WEEK_DAYS[fields.weekday] ?? '');
    case 'IsZero':
      return getter(() => isZero(time));
    case 'AddDate':
      return {
        function: {
          params: ['int', 'int', 'int'],
          call: ([years, months, days]) => moment(addDate(time, whole(years), whole(months), whole(days))),
        },
      };
    case 'Before':
    case 'After':
      return {
        function: { params: ['time'], call: ([other]) => ({ value: isBeside(time, other, name) }) },
      };
    case 'Add':
      return {
        function: { params: ['duration'], call: ([nanos]) => moment(addNanos(time, BigInt(whole(nanos)))) },
      };
    case 'UTC':
      return getter(() => ({ type: 'time', time: { ...time, zone: UTC } }));
    default:
      return undefined;
  }
}

function isBeside(time: GoTime, other: GoValue | undefined, name: 'Before' | 'After'): boolean {
  if (typeof other !== 'object' || other?.type !== 'time') return false;
  const order = compareTimes(time, other.time);
  return name === 'Before' ? order < 0 : order > 0;
}

function moment(time: GoTime): Returned {
  return { value: { type: 'time', time } };
}

function whole(value: GoValue | undefined): number {
  return value !== undefined && isInt(value) ? Number(value.value) : 0;
}

function versionMethod({ version }: Extract<GoValue, { type: 'version' }>, name: string): Member | undefined {
  switch (name) {
    case 'Major':
    case 'Minor':
    case 'Patch': {
      const part = name === 'Major' ? version.major : name === 'Minor' ? version.minor : version.patch;
      return getter(() => goInt(part, 'uint64'));
    }
    case 'Prerelease':
      return getter(() => version.prerelease);
    case 'Metadata':
      return getter(() => version.metadata);
    case 'Original':
      return getter(() => version.original);
    case 'String':
      return getter(() => versionText(version));
    case 'IncMajor':
    case 'IncMinor':
    case 'IncPatch':
      return getter(() => ({ type: 'version', version: increment(version, name) }));
    case 'Compare':
    case 'Equal':
    case 'LessThan':
    case 'GreaterThan':
      return { function: { params: ['any'], call: ([other]) => compareWith(version, other ?? null, name) } };
    default:
      return undefined;
  }
}

function compareWith(
  version: Version,
  other: GoValue,
  name: 'Compare' | 'Equal' | 'LessThan' | 'GreaterThan',
): Returned {
  if (typeof other !== 'object' || other?.type !== 'version') {
    return { error: `wrong type for value; expected *semver.Version; got ${typeName(other)}` };
  }
  const order = compareVersions(version, other.version);
  if (name === 'Compare') return { value: goInt(order) };
  if (name === 'Equal') return { value: order === 0 };
  return { value: name === 'LessThan' ? order < 0 : order > 0 };
}
