import type { Regexp } from '../regexp.ts';

/** One match: the whole at place 0, then the groups; undefined for a group that took no part. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
}

/** All matches as Go finds them, at most `count` if that is not negative: none is empty right behind another one. */
export function findMatches({ re2 }: Regexp, text: string, count: number): Match[] {
  const found: Match[] = [];
  const matcher = re2.matcher(text);
  const groupCount = re2.groupCount();
  let previousEnd = -1;
  while ((count < 0 || found.length < count) && matcher.find()) {
    const [start, end] = [matcher.start(), matcher.end()];
    if (start === end && start === previousEnd) continue;
    const groups = Array.from({ length: groupCount + 1 }, (_entry, i) => matcher.group(i) ?? undefined);
    found.push({ start, end, groups });
    previousEnd = end;
  }
  return found;
}

const REFERENCE = /\$(?:\$|\{([_\p{L}\p{Nd}]+)\}|([_\p{L}\p{Nd}]+))/gu;

/** Go's `Expand`: `$1`, `${1}`, `$name`, `$$`; a group that does not exist is empty; of several with a name the first that took part. */
export function expandMatch(template: string, { groups }: Match, { names }: Regexp): string {
  return template.replace(REFERENCE, (source: string, braced?: string, bare?: string) => {
    const name = braced ?? bare;
    if (name === undefined) return source === '$$' ? '$' : source;
    if (/^[0-9]+$/.test(name)) return groups[Number(name)] ?? '';
    const named = [...names].filter(([, own]) => own === name).map(([index]) => groups[index]);
    return named.find((group) => group !== undefined) ?? '';
  });
}
