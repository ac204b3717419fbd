import { dateOf } from './parseDate.ts';
import type { Draft } from './parsePiece.ts';
import { EMPTY_DRAFT, parsePiece } from './parsePiece.ts';
import type { GoTime } from './goTime.ts';
import { timeOf } from './goTime.ts';
import { nextChunk } from './layout.ts';
import { quoteForTime } from './quote.ts';
import type { Zone } from './zone.ts';
import { fixedZone, LOCAL, UTC } from './zone.ts';

export const RFC3339 = '2006-01-02T15:04:05Z07:00';
export const RFC3339_NANO = '2006-01-02T15:04:05.999999999Z07:00';

/**
 * Go's `time.ParseInLocation`, with its error texts.
 * @param zone of a time without a zone of its own; `time.Parse` takes UTC
 */
export function parseTime(
  layout: string,
  value: string,
  zone: Zone = UTC,
): GoTime | { readonly error: string } {
  const fail = (message: string): { error: string } => ({
    error: `parsing time ${quoteForTime(value)}${message}`,
  });
  const cannot = (text: string, piece: string): { error: string } =>
    fail(` as ${quoteForTime(layout)}: cannot parse ${quoteForTime(text)} as ${quoteForTime(piece)}`);

  let draft: Draft = EMPTY_DRAFT;
  let restLayout = layout;
  let rest = value;
  for (;;) {
    const { prefix, source, piece, suffix } = nextChunk(restLayout);
    const skipped = skipText(rest, prefix);
    if (!skipped.fits) return cannot(skipped.rest, prefix);
    rest = skipped.rest;
    if (!piece) {
      if (rest !== '') return fail(`: extra text: ${quoteForTime(rest)}`);
      break;
    }
    const parsed = parsePiece(piece, source, rest, nextChunk(suffix).piece?.kind === 'fraction');
    if (!parsed) return cannot(rest, source);
    if ('range' in parsed) return fail(`: ${parsed.range} out of range`);
    draft = { ...draft, ...parsed.fields };
    rest = parsed.rest;
    restLayout = suffix;
  }
  const date = dateOf(draft);
  if ('error' in date) return fail(`: ${date.error}`);
  return inZone(draft, date, zone);
}

/** Skips literal text; a blank stands for any number of blanks. */
function skipText(value: string, prefix: string): { fits: boolean; rest: string } {
  let rest = value;
  for (let text = prefix; text !== '';) {
    if (text.startsWith(' ')) {
      if (rest !== '' && !rest.startsWith(' ')) return { fits: false, rest };
      text = text.replace(/^ +/, '');
      rest = rest.replace(/^ +/, '');
      continue;
    }
    if (!rest.startsWith(text.charAt(0)) || rest === '') return { fits: false, rest };
    text = text.slice(1);
    rest = rest.slice(1);
  }
  return { fits: true, rest };
}

function inZone(draft: Draft, date: { year: number; month: number; day: number }, zone: Zone): GoTime {
  const wall = (where: Zone): GoTime =>
    timeOf(
      [date.year, date.month, date.day],
      [hourOf(draft), draft.minute, draft.second],
      where,
      draft.nanos,
    );
  if (draft.utc) return wall(UTC);
  if (draft.offset !== undefined) {
    const time = wall(UTC);
    const seconds = time.seconds - draft.offset;
    const local = draft.offset === 0 && (draft.zoneName === '' || draft.zoneName === 'UTC');
    return { ...time, seconds, zone: local ? LOCAL : fixedZone(draft.zoneName, draft.offset) };
  }
  if (draft.zoneName === '') return wall(zone);
  const time = wall(UTC);
  if (draft.zoneName === zone.abbreviationAt(time.seconds)) return { ...wall(zone) };
  const hours = draft.zoneName.startsWith('GMT') ? Number(draft.zoneName.slice(3) || 0) : 0;
  return { ...time, zone: fixedZone(draft.zoneName, hours * 3600) };
}

function hourOf({ hour, half }: Draft): number {
  if (half === 'pm' && hour < 12) return hour + 12;
  return half === 'am' && hour === 12 ? 0 : hour;
}
