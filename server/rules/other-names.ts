import type { Span } from '../../schemas/yaml/position.ts';
import type { Fix } from './rule.ts';

/**
 * Fixes that put another name in place of the one that is there, best first; only a single one is the obvious fix.
 * @param verb begins the title, such as `Change to`
 */
export function otherNames(names: readonly string[], span: Span, verb: string): Fix[] {
  return names.map((name) => ({
    title: `${verb} \`${name}\``,
    edits: [{ span, newText: name }],
    preferred: names.length === 1,
  }));
}
