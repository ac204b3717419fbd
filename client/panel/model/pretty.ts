import { stringify } from 'yaml';

import type { Json } from '../../../schemas/schema-node.ts';

export function toYaml(value: Json): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** A value in one line, cut to `limit` characters. */
export function shortText(text: string, limit = 120): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > limit ? `${line.slice(0, limit - 1)}…` : line;
}
