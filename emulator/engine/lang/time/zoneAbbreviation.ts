/** The tz database's abbreviations by the English name of the zone's time. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  'Coordinated Universal Time': 'UTC',
  'Greenwich Mean Time': 'GMT',
  'British Summer Time': 'BST',
  'Irish Standard Time': 'IST',
  'Western European Standard Time': 'WET',
  'Western European Summer Time': 'WEST',
  'Central European Standard Time': 'CET',
  'Central European Summer Time': 'CEST',
  'Eastern European Standard Time': 'EET',
  'Eastern European Summer Time': 'EEST',
  'Moscow Standard Time': 'MSK',
  'Israel Standard Time': 'IST',
  'Israel Daylight Time': 'IDT',
  'West Africa Standard Time': 'WAT',
  'Central Africa Time': 'CAT',
  'East Africa Time': 'EAT',
  'South Africa Standard Time': 'SAST',
  'India Standard Time': 'IST',
  'Pakistan Standard Time': 'PKT',
  'China Standard Time': 'CST',
  'Hong Kong Standard Time': 'HKT',
  'Taipei Standard Time': 'CST',
  'Japan Standard Time': 'JST',
  'Korean Standard Time': 'KST',
  'Philippine Standard Time': 'PST',
  'Western Indonesia Time': 'WIB',
  'Central Indonesia Time': 'WITA',
  'Eastern Indonesia Time': 'WIT',
  'Australian Western Standard Time': 'AWST',
  'Australian Central Standard Time': 'ACST',
  'Australian Central Daylight Time': 'ACDT',
  'Australian Eastern Standard Time': 'AEST',
  'Australian Eastern Daylight Time': 'AEDT',
  'New Zealand Standard Time': 'NZST',
  'New Zealand Daylight Time': 'NZDT',
  'Chamorro Standard Time': 'ChST',
  'Samoa Standard Time': 'SST',
  'Hawaii-Aleutian Standard Time': 'HST',
  'Hawaii-Aleutian Daylight Time': 'HDT',
  'Alaska Standard Time': 'AKST',
  'Alaska Daylight Time': 'AKDT',
  'Pacific Standard Time': 'PST',
  'Pacific Daylight Time': 'PDT',
  'Mountain Standard Time': 'MST',
  'Mountain Daylight Time': 'MDT',
  'Mexican Pacific Standard Time': 'MST',
  'Central Standard Time': 'CST',
  'Central Daylight Time': 'CDT',
  'Eastern Standard Time': 'EST',
  'Eastern Daylight Time': 'EDT',
  'Atlantic Standard Time': 'AST',
  'Atlantic Daylight Time': 'ADT',
  'Newfoundland Standard Time': 'NST',
  'Newfoundland Daylight Time': 'NDT',
  'Cuba Standard Time': 'CST',
  'Cuba Daylight Time': 'CDT',
};

/** Zones whose time has a name elsewhere, but no letters in the tz database. */
const WITHOUT_LETTERS = new Set(['Pacific/Apia']);
/** A winter and a summer whose names of time are known well. */
const KNOWN_YEAR = [Date.UTC(2024, 0, 15), Date.UTC(2024, 6, 15)];
const QUARTER = 900;

/**
 * The abbreviation of a zone's time; its offset (`+03`, `+0545`) where the tz database has no letters for it. A time whose
 * name is not known is called as the same offset is called nowadays; one that is no whole quarter of an hour is local mean time.
 */
export function abbreviationOf(zone: string, offset: number, seconds: number): string {
  if (offset % QUARTER !== 0) return 'LMT';
  if (WITHOUT_LETTERS.has(zone)) return offsetText(offset);
  return lettersAt(zone, seconds * 1000) ?? lettersNowadays(zone, offset) ?? offsetText(offset);
}

function lettersAt(zone: string, milliseconds: number): string | undefined {
  return ABBREVIATIONS[nameAt(zone, milliseconds, 'long')];
}

function lettersNowadays(zone: string, offset: number): string | undefined {
  const wanted = `GMT${offset === 0 ? '' : offsetText(offset)}`;
  const moment = KNOWN_YEAR.find((time) => withoutPunctuation(nameAt(zone, time, 'longOffset')) === wanted);
  return moment === undefined ? undefined : lettersAt(zone, moment);
}

/** `GMT+05:30` as `GMT+0530`, `GMT+09:00` as `GMT+09`. */
function withoutPunctuation(name: string): string {
  return name.replace(':00', '').replace(':', '');
}

function nameAt(zone: string, milliseconds: number, style: 'long' | 'longOffset'): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: style }).formatToParts(
    milliseconds,
  );
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

function offsetText(offset: number): string {
  const minutes = Math.abs(Math.trunc(offset / 60));
  const hours = String(Math.floor(minutes / 60)).padStart(2, '0');
  const rest = minutes % 60 === 0 ? '' : String(minutes % 60).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${hours}${rest}`;
}
