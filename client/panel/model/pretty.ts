import { stringify } from 'yaml';

import type { Json } from '../../../schemas/schema-node.ts';

/** JSON text on several lines; text that is not JSON stays as it is. */
export function prettyJson(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    const pretty = JSON.stringify(value, null, 2);
    // A number that loses digits here is better shown as it came.
    return sameJson(text, pretty) ? pretty : text;
  } catch {
    return text;
  }
}

export function toYaml(value: Json): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** A value in one line, cut to `limit` characters. */
export function shortText(text: string, limit = 120): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > limit ? `${line.slice(0, limit - 1)}…` : line;
}

function sameJson(before: string, after: string): boolean {
  const digits = (text: string): string => text.match(/\d{16,}|\d[eE.]\d+/g)?.join() ?? '';
  return digits(before) === digits(after);
}
