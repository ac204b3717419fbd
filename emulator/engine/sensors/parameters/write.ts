import type { TriggerParameter } from '../../../../schemas/generated/types.ts';
import { get } from '../../lang/gjson/get.ts';
import { stringOf } from '../../lang/gjson/result.ts';
import { valid } from '../../lang/gjson/valid.ts';
import { typeOf } from '../../lang/gjson/valueKind.ts';
import { quote } from '../../lang/sjson/build.ts';
import { draftText, openDraft, placeAt, writeAt, type Draft } from '../../lang/sjson/draft.ts';
import { set, type SetValue } from '../../lang/sjson/set.ts';

export interface Written {
  readonly draft: Draft;
  /** What was written, before it became JSON. */
  readonly value: string;
  /** Source text at the destination. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const OPERATIONS: ReadonlySet<string> = new Set(['', 'overwrite', 'append', 'prepend']);

/** Writes a value to the destination of a parameter, by its operation. The draft that was given may not be used any more. */
export function write(
  draft: Draft,
  { dest = '', operation = '' }: Pick<TriggerParameter, 'dest' | 'operation'>,
  given: SetValue,
): Written | { readonly error: string } {
  if (!OPERATIONS.has(operation)) return { error: `unsupported trigger parameter operation: ${operation}` };
  const written = writeToDraft(draft, dest, operation, given);
  if (written) return written;
  // What earlier writes have made can be written over once it is in the text.
  const json = draftText(draft);
  const again = draft.edits.length > 0 ? writeToDraft(openDraft(json), dest, operation, given) : undefined;
  return again ?? writeToText(json, dest, operation, given);
}

function writeToDraft(draft: Draft, dest: string, operation: string, given: SetValue): Written | undefined {
  const place = placeAt(draft, dest);
  if (!place) return undefined;
  const next = combine(operation, given, () =>
    place.raw === undefined ? undefined : stringOf(typeOf(place.raw), place.raw),
  );
  const json = jsonOf(next);
  if (json === undefined) return undefined;
  writeAt(draft, place, json);
  return { draft, value: textOf(next), before: place.raw, after: json };
}

function writeToText(
  json: string,
  dest: string,
  operation: string,
  given: SetValue,
): Written | { readonly error: string } {
  const found = get(json, dest);
  const next = combine(operation, given, () => (found.exists ? found.string : undefined));
  const result = set(json, dest, next);
  if (result.error !== undefined) return { error: result.error };
  const after = get(result.json, dest);
  return {
    draft: openDraft(result.json),
    value: textOf(next),
    before: found.exists ? found.raw : undefined,
    after: after.exists ? after.raw : undefined,
  };
}

/** `append` and `prepend` make a text of what they find; where there is nothing they are like `overwrite`. */
function combine(operation: string, given: SetValue, current: () => string | undefined): SetValue {
  if (operation !== 'append' && operation !== 'prepend') return given;
  const found = current();
  if (found === undefined) return given;
  return { string: operation === 'append' ? found + textOf(given) : textOf(given) + found };
}

function textOf(value: SetValue): string {
  return 'raw' in value ? value.raw : value.string;
}

/** A value as JSON without blanks around it; undefined for raw text that is none. */
export function jsonOf(value: SetValue): string | undefined {
  if ('string' in value) return quote(value.string);
  const { raw } = value;
  const isTight = raw.charCodeAt(0) > 0x20 && raw.charCodeAt(raw.length - 1) > 0x20;
  return isTight && valid(raw) ? raw : undefined;
}
