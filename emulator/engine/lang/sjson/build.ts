import { encodeString } from '../goJson.ts';
import { checkComposed } from '../gjson/limit.ts';
import type { PathPart } from './path.ts';
import { indexOf, isAppend } from './path.ts';

/** Text of a key or value: between quotes as it is where it needs no escape, else as `encoding/json` writes it. */
export function quote(text: string): string {
  return /^[ !#-[\]-\u007f]*$/.test(text) ? `"${text}"` : encodeString(text);
}

/** What has to be written below a parent that lacks the first of `parts`: `"key":` in an object, and the value. */
export function buildMember(inArray: boolean, parts: readonly PathPart[], value: string): string {
  const [first, ...below] = parts;
  const key = inArray ? '' : `${quote(first?.part ?? '')}:`;
  return key + buildValue(below, value);
}

function buildValue(parts: readonly PathPart[], value: string): string {
  let opening = '';
  let closing = '';
  for (const part of parts) {
    const index = indexOf(part);
    if (index !== undefined || isAppend(part)) {
      opening += `[${nulls('null,', index ?? 0)}`;
      closing = `]${closing}`;
    } else {
      opening += `{${quote(part.part)}:`;
      closing = `}${closing}`;
    }
    checkComposed(opening.length);
  }
  return opening + value + closing;
}

/** Padding of an array, at most as long as fits into memory. */
export function nulls(text: string, count: number): string {
  if (count <= 0) return '';
  checkComposed(text.length * count);
  return text.repeat(count);
}
