import { goQuote } from '../../goQuote.ts';
import type { Problem, Reading } from './strptime.ts';

/** `%Z`: an abbreviation that Go takes for one; without `%z` it means UTC. */
export function readZoneName(reading: Reading): Problem {
  const name = /^[A-Z]*/.exec(reading.source.slice(reading.at))?.[0] ?? '';
  reading.at += name.length;
  const known = /^(?:[A-Z]{3}|[A-Z]{3}T|WITA|[A-Z]{4}T)$/.test(name) && !/^(?:GMT|UTC)./.test(name);
  return known ? undefined : `cannot parse ${goQuote(name)} with "%Z"`;
}

/** `%z` with up to three colons: `+0900`, `+09:00`, `+09:00:00`, `Z`. */
export function readZone(reading: Reading, colons: number): Problem {
  const wrong = `cannot parse "%${':'.repeat(colons)}z"`;
  const first = reading.source[reading.at];
  if (first === 'Z') {
    reading.at++;
    reading.offset = 0;
    return undefined;
  }
  if (first !== '+' && first !== '-') return wrong;
  reading.at++;
  const hours = twoDigits(reading, 23);
  if (hours === undefined) return wrong;
  const rest = readMinutes(reading, colons, wrong);
  if (typeof rest === 'string') return rest;
  reading.offset = (first === '-' ? -1 : 1) * (hours * 3600 + rest);
  reading.hasOffset = true;
  return undefined;
}

function readMinutes(reading: Reading, colons: number, wrong: string): number | string {
  const missing = `expected ':' for "%${':'.repeat(colons)}z"`;
  const start = reading.at;
  const colon = reading.source[reading.at] === ':';
  if (colon) reading.at++;
  else if (colons === 1 || colons === 2) return missing;
  const behind = colon ? reading.at : start;
  const minutes = twoDigits(reading, 59);
  if (minutes === undefined) {
    if (colons === 1 || colons === 2 || (colons === 0 && colon)) return wrong;
    reading.at = behind;
    return 0;
  }
  const wantsSeconds = colons > 1 || (colons === 0 && colon);
  if (!wantsSeconds) return minutes * 60;
  if (reading.source[reading.at] !== ':') return colons === 2 ? missing : minutes * 60;
  reading.at++;
  const seconds = twoDigits(reading, 59);
  if (seconds !== undefined) return minutes * 60 + seconds;
  if (colons === 2) return wrong;
  reading.at--;
  return minutes * 60;
}

function twoDigits(reading: Reading, most: number): number | undefined {
  const found = /^[0-9]{2}/.exec(reading.source.slice(reading.at))?.[0];
  if (found === undefined || Number(found) > most) return undefined;
  reading.at += 2;
  return Number(found);
}
