import { DEFAULT_OPTIONS } from '../lang/gjson/prettyOptions.ts';
import { pretty } from '../lang/gjson/pretty.ts';
import { valid } from '../lang/gjson/valid.ts';

/** JSON text with one value a line, each as it came: no digit is lost. Text that is not JSON stays as it is. */
export function prettyJson(text: string): string {
  return /^\s*[[{]/.test(text) && valid(text)
    ? pretty(text, { ...DEFAULT_OPTIONS, width: 0 }).trimEnd()
    : text;
}
