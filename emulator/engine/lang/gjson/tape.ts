import { nextStringEnd, stringEndsOf } from './stringEnds.ts';
import { numberEnd, skipBlanks, wordEnd } from './token.ts';

/**
 * Where everything lies in a valid JSON text, in the order of the text. A value takes three slots: its start, its end, and the slot behind all
 * that is in it. A member's key takes two slots before its value: start and end, quotes included; the end is negative if the key has escapes.
 * So a look-up jumps from member to member without a look at what is between them.
 */
export type Tape = Int32Array;

const BRACE = 0x7b;
const BRACKET = 0x5b;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BLANK = 0x20;
/** A closing bracket stands two characters behind its opening one. */
const TO_CLOSER = 2;

/** A text that needs more slots is checked, but gets no tape. */
const MAX_SLOTS = 1 << 22;
/** Slots of a member: its key and its value. */
const MEMBER = 5;

/** Slots that will do for most texts. */
export function newTape(): Tape {
  return new Int32Array(4096);
}

export interface ReadText {
  /** Whether the text is exactly one JSON value, of any depth. */
  readonly isValid: boolean;
  /** `room`, or a longer one if it was too short; what is behind the slots of the root is of no meaning. */
  readonly tape: Tape | undefined;
}

/**
 * Reads a text into `room`. All of it is one loop that holds the current character: every event goes through here, and it takes half the time
 * of one with a function a token.
 */
export function readText(json: string, room: Tape): ReadText {
  const broken = { isValid: false, tape: undefined };
  const strings = stringEndsOf(json);
  const open: number[] = [];
  const closers: number[] = [];
  let slots = room;
  let used = 0;
  let dropped = false;
  let closer = 0;
  let i = skipBlanks(json, 0);
  let code = json.charCodeAt(i);
  for (;;) {
    if (used + MEMBER > slots.length) {
      if (slots.length < MAX_SLOTS) slots = enlarged(slots);
      else {
        dropped = true;
        used = 0;
      }
    }
    if (closer === BRACE + TO_CLOSER) {
      if (code !== QUOTE) return broken;
      const end = nextStringEnd(strings, i);
      if (end === 0) return broken;
      slots[used] = i;
      slots[used + 1] = end;
      used += 2;
      i = Math.abs(end);
      code = json.charCodeAt(i);
      if (code <= BLANK) code = json.charCodeAt((i = skipBlanks(json, i)));
      if (code !== COLON) return broken;
      code = json.charCodeAt(++i);
      if (code <= BLANK) code = json.charCodeAt((i = skipBlanks(json, i)));
    }
    const value = used;
    slots[value] = i;
    used += 3;
    if (code === BRACE || code === BRACKET) {
      const closing = code + TO_CLOSER;
      code = json.charCodeAt(++i);
      if (code <= BLANK) code = json.charCodeAt((i = skipBlanks(json, i)));
      if (code !== closing) {
        open.push(value);
        closers.push(closer);
        closer = closing;
        continue;
      }
      i++;
    } else {
      i = code === QUOTE ? Math.abs(nextStringEnd(strings, i)) : scalarEnd(json, i, code);
      if (i === 0) return broken;
    }
    slots[value + 1] = i;
    slots[value + 2] = used;
    code = json.charCodeAt(i);
    if (code <= BLANK) code = json.charCodeAt((i = skipBlanks(json, i)));
    while (closer !== 0 && code === closer) {
      const parent = open.pop() ?? 0;
      closer = closers.pop() ?? 0;
      slots[parent + 1] = ++i;
      slots[parent + 2] = used;
      code = json.charCodeAt(i);
      if (code <= BLANK) code = json.charCodeAt((i = skipBlanks(json, i)));
    }
    if (closer === 0)
      return i === json.length ? { isValid: true, tape: dropped ? undefined : slots } : broken;
    if (code !== COMMA) return broken;
    code = json.charCodeAt(++i);
    if (code <= BLANK) code = json.charCodeAt((i = skipBlanks(json, i)));
  }
}

function scalarEnd(json: string, i: number, code: number): number {
  return code === 0x2d || (code >= 0x30 && code <= 0x39) ? numberEnd(json, i) : wordEnd(json, i, code);
}

function enlarged(slots: Tape): Tape {
  const larger = new Int32Array(slots.length * 2);
  larger.set(slots);
  return larger;
}
