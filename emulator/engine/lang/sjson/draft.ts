import type { PlainPart } from '../gjson/plainPath.ts';
import { plainPath } from '../gjson/plainPath.ts';
import type { Tape } from '../gjson/tape.ts';
import {
  childOf,
  endOf,
  findValue,
  isEmptyAt,
  isObjectAt,
  isScalarAt,
  startOf,
  tightLength,
} from '../gjson/tapeFind.ts';
import { tapeOf } from '../gjson/valid.ts';
import { buildMember } from './build.ts';
import type { PathPart } from './path.ts';

/**
 * A document with writes that are not yet in its text: they are put in all at once, in the end. Only the simplest writes are possible: a plain
 * path in valid JSON, to a value that exists or to a new member of an object or list. For all others there is `set`, on the text.
 */
export interface Draft {
  readonly json: string;
  /** In the order of the text; none lies within another. */
  readonly edits: Edit[];
}

interface Edit {
  /** The piece of `json` that is replaced; empty for new members. */
  readonly start: number;
  readonly end: number;
  text: string;
  /** Of the new members that the text holds. */
  readonly keys: string[];
}

/** Where a path leads in a draft. */
export interface Place {
  /** Source text of the value that is there; undefined for a new member. */
  readonly raw: string | undefined;
  readonly start: number;
  readonly end: number;
  /** The earlier edit that the place belongs to. */
  readonly edit: Edit | undefined;
  /** For a new member: the parts from its key on, and what separates it from the members before it. */
  readonly missing: readonly PlainPart[];
  readonly lead?: string;
  readonly inList?: boolean;
}

export function openDraft(json: string): Draft {
  return { json, edits: [] };
}

/** The document with all writes. */
export function draftText({ json, edits }: Draft): string {
  if (edits.length === 0) return json;
  let text = '';
  let copied = 0;
  for (const edit of edits) {
    text += json.slice(copied, edit.start) + edit.text;
    copied = edit.end;
  }
  return text + json.slice(copied);
}

/** Where a write to `path` would go; undefined if it is not one of the simple ones, or would touch what an earlier one has made. */
export function placeAt({ json, edits }: Draft, path: string): Place | undefined {
  const parts = plainPath(path);
  const tape = parts && tapeOf(json);
  if (!tape || isScalarAt(json, tape, 0)) return undefined;
  let value = 0;
  for (let depth = 0; depth < parts.length; depth++) {
    const part = parts[depth];
    const child = part ? childOf(json, tape, value, part) : -1;
    if (child === -1) {
      // Below another object of the same name there may be one, which gjson finds and sjson does not.
      const hidden = depth > 0 && findValue(json, tape, 0, parts) !== -1;
      return hidden ? undefined : newMember(json, tape, edits, value, parts.slice(depth));
    }
    value = child;
    const edit = replacementOf(edits, startOf(tape, value), endOf(tape, value));
    if (!edit) continue;
    if (depth < parts.length - 1) return undefined;
    return { raw: edit.text, start: edit.start, end: edit.end, edit, missing: [] };
  }
  const start = startOf(tape, value);
  const end = endOf(tape, value);
  for (const edit of edits) if (start < edit.start && edit.end < end) return undefined;
  return { raw: json.slice(start, end), start, end, edit: undefined, missing: [] };
}

function replacementOf(edits: readonly Edit[], start: number, end: number): Edit | undefined {
  for (const edit of edits) if (edit.start === start && edit.end === end) return edit;
  return undefined;
}

/** A larger index fills a list with more nulls than are simple. */
const MAX_INDEX = 100;

function newMember(
  json: string,
  tape: Tape,
  edits: readonly Edit[],
  parent: number,
  missing: readonly PlainPart[],
): Place | undefined {
  const isWhole = parent > 0 || (startOf(tape, 0) === 0 && endOf(tape, 0) === json.length);
  if (!isWhole || isScalarAt(json, tape, parent)) return undefined;
  if (missing.some(({ key, index }) => key === '-1' || index > MAX_INDEX)) return undefined;
  const [{ key, index } = { key: '', index: -1 }] = missing;
  const end = endOf(tape, parent) - 1;
  const edit = replacementOf(edits, end, end);
  if (isObjectAt(json, tape, parent)) {
    if (edit?.keys.includes(key)) return undefined;
    const lead = edit || !isEmptyAt(tape, parent) ? ',' : '';
    return { raw: undefined, start: end, end, edit, missing, lead };
  }
  // sjson writes a list anew, without blanks.
  const length = edit || index === -1 ? undefined : tightLength(tape, parent);
  if (length === undefined) return undefined;
  const lead = length === 0 ? 'null,'.repeat(index) : `${',null'.repeat(index - length)},`;
  return { raw: undefined, start: end, end, edit, missing, lead, inList: true };
}

/** Writes to a place that was just looked up. `value` is JSON without blanks around it. */
export function writeAt({ edits }: Draft, place: Place, value: string): void {
  const { start, end, edit, missing, lead = '', inList = false } = place;
  const isNew = missing.length > 0;
  const text = isNew ? lead + buildMember(inList, missing.map(toPathPart), value) : value;
  if (edit) {
    edit.text = isNew ? edit.text + text : text;
    if (missing[0]) edit.keys.push(missing[0].key);
    return;
  }
  const after = edits.findIndex((other) => other.start > start);
  const added = { start, end, text, keys: missing[0] ? [missing[0].key] : [] };
  edits.splice(after === -1 ? edits.length : after, 0, added);
}

function toPathPart({ key }: PlainPart): PathPart {
  return { part: key, lookup: key, force: false };
}
