import { failedOn, Failure, notApplicable } from '../failure.ts';
import { workText } from '../meter.ts';
import type { Family, Native } from '../native.ts';
import { toFloat } from '../number.ts';
import type { Value } from '../value.ts';
import { formatTime } from './strftime.ts';
import { parseTime } from './strptime.ts';
import { epochOf, fromArray, toArray } from './timeFields.ts';

function broken(name: string): Native {
  return (input) => {
    const epoch = toFloat(input);
    return epoch === undefined ? notApplicable(name, input) : toArray(epoch);
  };
}

function makeTime(input: Value): Value | Failure {
  if (!Array.isArray(input)) return notApplicable('mktime', input);
  const moment = fromArray(input);
  return moment instanceof Failure ? failedOn('mktime', input, [], moment) : epochOf(moment);
}

function formatter(name: string): Native {
  return (input, format) => {
    const epoch = toFloat(input);
    const array = epoch === undefined ? input : toArray(epoch);
    if (!Array.isArray(array) || typeof format !== 'string') return notApplicable(name, array, format);
    const moment = fromArray(array);
    if (moment instanceof Failure) return failedOn(name, array, [format], moment);
    workText(format.length * 64);
    return formatTime(moment, format);
  };
}

const BEFORE_ALL = -62_135_596_800n;

function parse(input: Value, format: Value): Value | Failure {
  if (typeof input !== 'string' || typeof format !== 'string')
    return notApplicable('strptime', input, format);
  const moment = parseTime(input, format);
  if ('error' in moment) return failedOn('strptime', input, [format], moment.error);
  if (moment.seconds === BEFORE_ALL && moment.nanoseconds === 0)
    return notApplicable('strptime', input, format);
  return toArray(epochOf(moment));
}

/** The local time zone is UTC. */
export const TIME: Family = {
  'now/0': (_input, _a, _b, _c, ports) => ports.now() / 1000,
  'gmtime/0': broken('gmtime'),
  'localtime/0': broken('localtime'),
  'mktime/0': makeTime,
  'strftime/1': formatter('strftime'),
  'strflocaltime/1': formatter('strflocaltime'),
  'strptime/1': parse,
};
