import type { PlainPart } from './plainPath.ts';
import type { Tape } from './tape.ts';
import { unescape } from './unescape.ts';

const BRACE = 0x7b;
const BRACKET = 0x5b;

/** Slots before a member's value: its key. */
const KEY = 2;
const VALUE = 3;

export function startOf(tape: Tape, value: number): number {
  return tape[value] ?? 0;
}

export function endOf(tape: Tape, value: number): number {
  return tape[value + 1] ?? 0;
}

/** The slot behind all that is in a value. */
export function behind(tape: Tape, value: number): number {
  return tape[value + 2] ?? 0;
}

/** The value at a plain path below a value, -1 if there is none. After a repeated key the search goes on if it led nowhere, as gjson's does. */
export function findValue(
  json: string,
  tape: Tape,
  value: number,
  parts: readonly PlainPart[],
  depth = 0,
): number {
  const part = parts[depth];
  if (!part) return value;
  let child = childOf(json, tape, value, part);
  if (depth === parts.length - 1) return child;
  while (child !== -1) {
    const found = findValue(json, tape, child, parts, depth + 1);
    if (found !== -1) return found;
    child = isObjectAt(json, tape, value) ? memberFrom(json, tape, value, behind(tape, child), part.key) : -1;
  }
  return -1;
}

/** The first member or the element of a value that a part names, -1 if there is none. */
export function childOf(json: string, tape: Tape, value: number, { key, index }: PlainPart): number {
  const code = json.charCodeAt(startOf(tape, value));
  if (code === BRACE) return memberOf(json, tape, value, key);
  return code === BRACKET && index !== -1 ? elementAt(tape, value, index) : -1;
}

export function isObjectAt(json: string, tape: Tape, value: number): boolean {
  return json.charCodeAt(startOf(tape, value)) === BRACE;
}

export function isScalarAt(json: string, tape: Tape, value: number): boolean {
  const code = json.charCodeAt(startOf(tape, value));
  return code !== BRACE && code !== BRACKET;
}

export function isEmptyAt(tape: Tape, value: number): boolean {
  return behind(tape, value) === value + VALUE;
}

/** How many elements a list has; undefined if there are blanks between them. */
export function tightLength(tape: Tape, list: number): number | undefined {
  const last = behind(tape, list);
  let end = startOf(tape, list);
  let length = 0;
  for (let at = list + VALUE; at < last; at = behind(tape, at)) {
    if (startOf(tape, at) !== end + 1) return undefined;
    end = endOf(tape, at);
    length++;
  }
  const closer = length === 0 ? end + 1 : end;
  return closer === endOf(tape, list) - 1 ? length : undefined;
}

/** The first member of an object by its key, -1 if there is none. */
export function memberOf(json: string, tape: Tape, object: number, key: string): number {
  return memberFrom(json, tape, object, object + VALUE, key);
}

function memberFrom(json: string, tape: Tape, object: number, from: number, key: string): number {
  const last = behind(tape, object);
  for (let at = from; at < last; at = behind(tape, at + KEY)) {
    const start = tape[at] ?? 0;
    const end = tape[at + 1] ?? 0;
    if (end < 0) {
      if (unescape(json.slice(start + 1, -end - 1)) === key) return at + KEY;
    } else if (end - start === key.length + 2 && json.startsWith(key, start + 1)) return at + KEY;
  }
  return -1;
}

function elementAt(tape: Tape, list: number, index: number): number {
  const last = behind(tape, list);
  let at = list + VALUE;
  for (let left = index; left > 0 && at < last; left--) at = behind(tape, at);
  return at < last ? at : -1;
}
