import { newTape, readText, type Tape } from './tape.ts';

interface Known {
  readonly json: string;
  readonly isValid: boolean;
  readonly tape: Tape | undefined;
  /** To be used again when the text is forgotten. */
  readonly room: Tape;
  /** When it was last asked for. */
  asked: number;
}

/** The texts that were looked at last: all filters and parameters of an event look at the same few. */
const known: Known[] = [];
const MAX_KNOWN = 4;
let time = 0;
/** Longer texts are not remembered. */
const MAX_LENGTH = 1 << 20;

/** gjson's `Valid`: whether a text is exactly one JSON value. */
export function valid(json: string): boolean {
  return (remembered(json) ?? read(json)).isValid;
}

/** The tape of a text; undefined for one that is no JSON, or too much of it. It is good until other texts are read. */
export function tapeOf(json: string): Tape | undefined {
  return (remembered(json) ?? read(json)).tape;
}

/** The tape of a text that was looked at a short time ago. It is good until other texts are read. */
export function knownTape(json: string): Tape | undefined {
  return remembered(json)?.tape;
}

function remembered(json: string): Known | undefined {
  for (let i = 0; i < known.length; i++) {
    const entry = known[i];
    if (entry?.json !== json) continue;
    entry.asked = ++time;
    toFront(i, entry);
    return entry;
  }
  return undefined;
}

/** Texts of equal length take the longest to tell apart, so the one that is asked for now is compared first. */
function toFront(i: number, entry: Known): void {
  if (i === 0) return;
  known[i] = known[0] ?? entry;
  known[0] = entry;
}

function read(json: string): Known {
  const isShort = json.length <= MAX_LENGTH;
  const place = isShort ? placeForNew() : -1;
  const room = known[place]?.room ?? newTape();
  const { isValid, tape } = readText(json, room);
  const entry = { json, isValid, tape, room, asked: ++time };
  if (isShort) {
    known[place] = entry;
    toFront(place, entry);
  }
  return entry;
}

/** The place of the text that nobody asked for for the longest time. */
function placeForNew(): number {
  if (known.length < MAX_KNOWN) return known.length;
  let place = 0;
  let oldest = Infinity;
  for (let i = 0; i < known.length; i++) {
    const asked = known[i]?.asked ?? 0;
    if (asked < oldest) {
      oldest = asked;
      place = i;
    }
  }
  return place;
}
